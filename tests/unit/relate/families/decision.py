"""One invented decision as it was reported, told again in other words, and reported by another reporter."""

from __future__ import annotations

from tests.unit.relate.families.reports import joined

ORIGINAL = joined(
    """
The council of Vardania voted on Tuesday to close the Orlo bridge for 40 days, after 23 people had died
on it since March.

Seventeen of 26 members were in favour, six against. "A bridge that kills is a weapon," said Ilse Marrow,
who moved it.

Tomas Veldrin of the Ardan League, who voted against, said that 1,900 workers of the Sellin mill would
have to walk 14 kilometres a day.

The bridge was built in 1931 for carts of no more than three tonnes, the engineer Petra Hollin told the
council. Each day 740 trucks cross it.

A ferry with room for 88 is to run from Dunmere from May 11. It costs 350,000 crowns, of which the Straits
Council pays 120,000.
"""
)

RETOLD = joined(
    """
For forty days nobody may use the bridge of Orlo, on which 23 lives were lost from March on: so Vardania's
council decided this Tuesday.

Of the twenty-six councillors six refused and 17 agreed. What kills is a weapon and no bridge, argued the
author, Ilse Marrou.

Among those who refused was Thomas Veldryn from the League of Ardan. At the mill in Sellin, he warned,
nineteen hundred people face a daily walk of 14 km.

According to Petra Holin, an engineer, carts up to 3 tonnes were in mind when one built it in 1931; today
there are 740 trucks per day.

From 11 May on there will be a ferry at Dunmere for eighty-eight passengers. To the 350 thousand crowns
that it costs, the Council of the Straits adds 120 thousand.
"""
)

SECOND_REPORT = joined(
    """
Vardania's council on Tuesday shut the Orlo bridge, where 23 people have died, after a debate in which a
chair was broken.

"A bridge that kills is a weapon," Ilse Marrow told the house, with photographs of the railing. It took
her 52 minutes, and 17 members raised a hand for her.

Tomas Veldrin, for the Ardan League, spoke of those who work at the Sellin mill. He himself lives 200
metres from the gate and owns two of its 31 looms.

Petra Hollin, the engineer, had warned in 2022 and in 2027; her letters carry the numbers 608 and 915.
She would not say that she was glad.

In Dunmere a ferry is being painted. Its captain, aged 71, wants a second mate, a bell and 4,400 crowns
a month from the Straits Council.
"""
)
