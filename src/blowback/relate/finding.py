"""Which actor of the ledger do the user's words mean?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from blowback.errors import InputError
from blowback.ledger.lookup import HowNamed
from blowback.relate.view import View
from blowback.text.names import fold_name, initial_letters, is_acronym
from blowback.vocab.actors import MentionForm

_MOST_NAMED = 6
_MOST_NEAR = 8
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
        lambda: _called(view, "exactly", wanted, lambda name: fold_name(name) == wanted),
        lambda: _written(view, wanted),
        lambda: (
            _called(view, "by_letters", wanted, lambda name: initial_letters(name) == wanted)
            if is_acronym(words)
            else ()
        ),
        lambda: _called(view, "within", wanted, lambda name: f" {wanted} " in f" {fold_name(name)} "),
    )
    for way in ways if wanted else ():
        found = sorted(set(way()))
        if len(found) > 1:  # a name that now and then was read as somebody else's
            found = sorted(set(found) & set(_written(view, wanted))) or found
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{view.name(each)} ({each})" for each in found[:_MOST_NAMED])
            raise InputError(f"“{words}” may mean several actors: {names}. Name one by its id.")
    raise InputError(
        f"expected an actor that the ledger knows, found “{words}”. {_nearest(view, wanted)}"
        "`blowback actors` lists those it has read of"
    )


def _called(view: View, how: HowNamed, wanted: str, fits: Callable[[str], bool]) -> Iterable[str]:
    """Which actors have a name that fits, as the last article has it?"""
    found = {view.clusters.whole(each) for each in view.lookup.named(how, wanted)}
    view.actors.prepare(found)
    return [each for each in found if each in view.actors and fits(view.actors[each].name)]


def _written(view: View, wanted: str) -> Iterable[str]:
    """Who is meant where articles write the words as a name ("TTP")? A rare slip does not count."""
    judged = view.clusters.articles_with_judged_mentions()
    found = view.lookup.named("exactly", wanted, written=True)
    if len(found) == 1 and not judged:
        return [view.clusters.whole(found[0])]
    meant: Counter[str] = Counter()
    for actor, uses in view.lookup.name_uses(wanted, but=judged).items() if found else ():
        meant[view.clusters.whole(actor)] += uses
    for article in judged:
        annotation = view.annotations[article]
        for mention in annotation.mentions if annotation is not None else ():
            if mention.actor is not None and mention.form is MentionForm.NAME:
                meant[mention.actor] += fold_name(mention.text).removeprefix("the ") == wanted
    often = (actor for actor, count in meant.items() if count * _LEAST_SHARE > meant.total())
    return [actor for actor in often if actor in view.actors]


def _nearest(view: View, wanted: str) -> str:
    """Which display names are spelt much like it, of nobody whose name is kept back?"""
    names: list[str] = []
    for name in get_close_matches(wanted, view.lookup.near_names(wanted), n=_MOST_NEAR, cutoff=0.7):
        actors = [each for each in view.lookup.named("exactly", name) if each not in view.private]
        names.extend(view.actors[each].name for each in actors[:1] if each in view.actors)
    return f"Near it: {', '.join(dict.fromkeys(names[:3]))}. " if names else ""
