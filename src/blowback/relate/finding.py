"""Which actor of the ledger do the user's words mean?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from blowback.errors import InputError
from blowback.relate.view import View
from blowback.text.names import fold_name, is_acronym, name_words
from blowback.vocab.actors import MentionForm

_MOST_NAMED = 6
_LEAST_SHARE = 5  # one in five


def find_actor(view: View, words: str) -> str:
    """Which actor do the words mean: by id, by name, as the articles write it, by its letters, by a part?

    Raises:
        InputError: none or several do; the message names the nearest.
    """
    if (whole := view.clusters.whole(words)) in view.actors:
        return whole
    wanted = fold_name(words)
    ways: tuple[Callable[[], Iterable[str]], ...] = (
        lambda: (a.id for a in view.actors.values() if fold_name(a.name) == wanted),
        lambda: _written(view, wanted),
        lambda: (a.id for a in view.actors.values() if is_acronym(words) and _letters(a.name) == wanted),
        lambda: (a.id for a in view.actors.values() if f" {wanted} " in f" {fold_name(a.name)} "),
    )
    for way in ways if wanted else ():
        found = sorted(set(way()))
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{view.name(each)} ({each})" for each in found[:_MOST_NAMED])
            raise InputError(f"“{words}” may mean several actors: {names}. Name one by its id.")
    raise InputError(
        f"expected an actor that the ledger knows, found “{words}”. {_nearest(view, wanted)}"
        "`blowback actors` lists those it has read of"
    )


def _written(view: View, wanted: str) -> Iterable[str]:
    """Who is meant where articles write the words as a name ("TTP")? A rare slip does not count."""
    meant: Counter[str] = Counter()
    for article in view.articles:
        annotation = view.annotations[article]
        for mention in annotation.mentions if annotation is not None else ():
            if mention.actor in view.actors and mention.form is MentionForm.NAME:
                meant[mention.actor or ""] += fold_name(mention.text).removeprefix("the ") == wanted
    return [actor for actor, count in meant.items() if count * _LEAST_SHARE > meant.total()]


def _letters(name: str) -> str:
    """The first letters of a name's words, small words left out."""
    return "".join(word[0] for word in name_words(name) if len(word) > 1 or word.isupper()).lower()


def _nearest(view: View, wanted: str) -> str:
    names = {
        fold_name(actor.name): actor.name for actor in view.actors.values() if actor.id not in view.private
    }
    near = get_close_matches(wanted, sorted(names), n=3, cutoff=0.7)
    return f"Near it: {', '.join(names[each] for each in near)}. " if near else ""
