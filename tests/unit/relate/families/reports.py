"""One invented happening as it was reported, copied, rewritten and reported by somebody else."""

from __future__ import annotations

from blowback.relate.families import Text


def joined(words: str) -> str:
    """Paragraphs that are parted by empty lines, each on one line."""
    return "\n\n".join(" ".join(each.split()) for each in words.strip().split("\n\n"))


ORIGINAL = joined(
    """
PORT SELLIN, May 4 (HCA) - Vardania and the Kesh Front agreed on Tuesday to exchange 34 prisoners at the
Orlo bridge, negotiators of both sides said.

The exchange is to begin at nine in the morning on May 11, under the eyes of 12 monitors of the Straits
Council.

"We have counted the names three times," said Ilse Marrow, who led the delegation of Vardania. She said
that two of the prisoners were ill and would be carried.

The spokesman of the Kesh Front, Tomas Veldrin, called the agreement "a door that stands open by a
hand's breadth". He asked for 60 more names, among them that of the poet Anselm Okra.

In Dunmere, relatives waited before the office of the Red Lantern with photographs. "My brother was 19
when they took him," said Petra Hollin, a teacher.

Vardania has fought the Kesh Front since 2019 over the valleys of Upper Kesh. Some 4,000 people have
died and 70,000 have left their villages, according to the Straits Council.
"""
)

RETOLD = joined(
    """
On Tuesday, envoys from Vardania and from the Kesh Front settled that thirty-four captives will change
sides where the Orlo is bridged.

Twelve observers sent by the Council of the Straits will look on when it starts, on the 11th of May at 9
a.m.

Vardania's chief envoy Ilse Marrou told the press that every name on the list had been checked thrice.
Of the captives, she added, two cannot walk for illness.

For the Front, Thomas Veldryn compared what was reached with a door somebody had left ajar. Sixty
further people should follow, he demanded; one is a poet, Anselm Ocra.

Outside the Red Lantern's rooms at Dunmeer, families stood holding pictures. Petra Holin, who works at a
school, recalled that her brother, when seized, had been 19 years old.

The war for Upper Kesh between Vardania and the Front began in 2019; the Straits Council puts its dead
at about 4000 and the number of those driven out at 70,000.
"""
)

INDEPENDENT = joined(
    """
By Runa Selk in Orlo

The men who look after the Orlo bridge have had no traffic to look after for two years, so on Wednesday
they painted it.

They had heard on the radio that Vardania and the Kesh Front would exchange 34 prisoners here next week.
"White, so that everybody sees where he walks," said the foreman, Jorun Pell, 58.

A doctor at the field hospital, Hanne Brisk, said she had been told to have 15 beds ready. Buses were
ordered from Lower Tarn, and the price of bread in the village went up by half.

An officer of the monitors, Major Edvin Stoll, measured the road with a tape. He would not say how many
of his people were coming. The last exchange, at Garrow Mill in 2021, failed after a shot whose origin
was never found.

"If it rains the river takes the eastern ramp," said Pell. "I have told them so. They wrote it down."
"""
)

LATER = joined(
    """
PORT SELLIN, May 19 (HCA) - A mine killed two road workers near Lower Tarn on Monday, the police of
Vardania said.

The men had been clearing a ditch for a new water pipe, said sergeant Olga Trent. A third was taken to
hospital in Port Sellin.

Nobody said who had laid the mine. The mayor, Finn Dorrel, closed the road for three days and asked the
army for dogs.

Vardania has fought the Kesh Front since 2019 over the valleys of Upper Kesh. Some 4,000 people have
died and 70,000 have left their villages, according to the Straits Council.
"""
)

PARAGRAPHS = ORIGINAL.split("\n\n")
EDITED = "\n\n".join([PARAGRAPHS[0].replace("34", "43").replace("agreed", "did not agree"), *PARAGRAPHS[1:5]])
EXCERPT = joined(
    f"""
Readers have asked us what became of the talks of which we wrote in March, and whether the ferries will
sail again before the summer. We do not know. What we do know was reported by HCA on Tuesday:

{PARAGRAPHS[2]}

{PARAGRAPHS[3]}

Until then the shutters on the quay stay down, and the ferrymen mend nets that nobody has torn.
"""
)


def text(id_: str, words: str, published: str = "2031-05-04", outlet: str | None = None) -> Text:
    return Text(id=id_, text=words, published=published, outlet=outlet)


def original() -> Text:
    return text("original", ORIGINAL, outlet="Harbour Coast Agency")
