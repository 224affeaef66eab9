"""One line a rule: the sentences of a text, written with | between them."""

from collections.abc import Callable

import pytest

Parts = Callable[..., list[str]]

CASES = """
The harbour opened in May.| Nobody came.
Gen. Odo B. Marrin met Mrs. Tell.| He did not speak.
It was sold to Pell & Co. for cash.| It was sold to Pell & Co.| They paid at once.
Varn Inc. makes lamps.| The U.S. Government objected.| She moved to the U.S.| They followed.
He is No. 5 on the list.| See p. 31 and Fig. 2 below.
The ferry leaves at 6 a.m. Monday.| She woke at 5 p.m.| Guards were asleep.
At 6 a.m. Mrs. Tell left the house.
On Jan. 20 the dam broke, i.e. the wall gave way, e.g. at Lirk.
A litre costs $3.75 now.| It cost $2.10.| Wages rose 4.5 percent.
Dr. J. R. Okell vs. the town of St. Marn was heard in Oct. 1987 by Judge A. B. Celt.
"Where is it?" Ada asked.| "It was here!" she said.| "We lost it."| The crowd left.
He said, "We are late."| “Nobody waits.”| The train left (it was noon.) without them.
The council agreed (see below).| (The mayor did not.)| It met again.
"The plan [to sell the mill] is dead," he said.| Quiet!| Stop it! he cried.
They lay in the sun.| Crazy.| The mill fell ill.| Why?| What I saw was a ghost!| Run.
What now?!| Who knows???| Nobody!!!| The lamps went out.
He was . . . not there.| I never knew....| The rest is silence.
Write to ada.tell@example.com or see https://example.org/a.b?c=d.| Do it today.
LIRK, May 4 (Wire) -- The mill closed.| The town wept.
the town is small.| we liked it.
THE MILL CLOSED.| THE TOWN WEPT.
The bridge fell.[4]| Nobody was hurt. [5] [6]| It was rebuilt.
The road ended.|Then the rain began.| See example.Com for more.
1. Boil the rice| 2. Add salt| 3. Wait
a) the first item| b) the second item| c) the third
• Bread| • Milk| • Salt
Stir it, leave it in the sun, and -- hey presto! -- it is dry.| Nobody knows why.
The ferry -- who would have thought it? -- Odo's last -- sank.| He swam.
The choir sang (!) on the roof.| It was -- alas! -- too late.
Prof. A. Marrin left.| Cllr. I. Tell stayed.| Wm. Pell wept.| Mr. E. Celt and Ms. F. Okell did not.
A. Marrin met B. Tell and C. Pell.| They spoke.
Lirk: D. Marrin; E. Tell, F. Pell; G. Celt.| Nobody was sent off.
Standings: 1. Lirk 16; 2. Varn 13; 3. St. Marn 12.| The cup is next.
“It is done.”|The mayor left.| "Is it?"|Nobody knew.| "We won!"|The bells rang.
The road was shut (it had snowed.)|The bus turned back.
“Who is there?”Ada asked.| 'It is over.'|The band played on.
She married Odo Tell Jr.| Tell said yes.| It was sold to Varn & Co.| Varn paid at once.
Pell Inc. Chairman Odo Tell resigned.| He left.| Odo Tell Jr. Day was a success.
The man is 6 ft. 2 in. tall.| The cod weighs 3 lb. 4 oz. and is fresh.
The band Lirk! broke up in May.| Stop!| it is late.
We did it! 🎉🎉| The cup is ours. 🏆 😀| See you there.
雨が降った。 😀| 次の日は晴れた。🎉| 風もない。
🎉 Win a boat.| 🎉 Win a lamp.
The train left at 6 a.m. (0500 GMT) on Friday.| It came at 7:30 p.m. NZDT.| Pell Associates, P.C. (PA) paid.
Lirk, Tenn. | The dam broke.
El tren salió.| ¿Quién lo vio?
他来了。|他走了！|谁知道？
वह आया।| वह गया।
Он пришёл.| Она ушла.
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_sentences(line: str, parts: Parts) -> None:
    text = line.replace("|", "")
    assert parts("sentences", text) == [sentence.strip() for sentence in line.split("|")]
