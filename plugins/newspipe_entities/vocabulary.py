"""Which words tell what a name is? The short lists, written by hand, and the loader of the long ones in ``data/``."""

from functools import cache
from importlib import resources

LISTS = ("demonyms", "first_names", "organisations", "places", "regions", "words")


@cache
def load(name: str) -> frozenset[str]:
    """Return the entries of ``data/<name>.txt``: one a line, ``#`` begins a comment line."""
    return frozenset(lines(name))


def lines(name: str) -> list[str]:
    """Return the lines of ``data/<name>.txt`` that are not comments, in their order."""
    text = resources.files("newspipe_entities").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


# Titles stand before a person's name and are no part of it. Modifiers and joints may stand before or within a title.
HONORIFICS = words("Mr Mr. Mrs Mrs. Ms Ms. Miss Mister Madam Sir Dame Lord Lady Dr Dr. Prof Prof. Rev Rev. Hon Hon.")
TITLES = HONORIFICS | words(
    """
    President Minister Premier Chancellor Senator Congressman Congresswoman Governor Mayor King Queen Prince
    Princess Pope Cardinal Archbishop Bishop Father Sister Brother Rabbi Imam Sheikh Sheik Ayatollah Mullah
    Emperor Sultan Emir Crown General Colonel Captain Major Lieutenant Sergeant Corporal Private Admiral
    Commodore Commander Marshal Brigadier Officer Judge Justice Secretary Ambassador Envoy Spokesman Spokeswoman
    Spokesperson Chairman Chairwoman Chair Chairperson Chief Director Manager Coach Doctor Professor
    Representative Deputy Councillor Commissioner Attorney Inspector Superintendent Gen. Col. Lt. Maj. Capt.
    Sgt. Sen. Rep. Gov. Pres. Gen Col Lt Maj Capt Sgt Rep Gov Adm Cpl Pvt Detective Sheriff Constable
    Reverend Pastor Editor Founder Leader Head Chancellor Speaker Treasurer Executive CEO Adviser Advisor
    Specialist Prophet Striker Midfielder Defender Goalkeeper Analyst Economist Singer Actor Actress Author
    Journalist Reporter Activist Lawyer
    """
)
TITLE_MODIFIERS = words(
    """
    Prime Foreign Finance Interior Defence Defense Vice Deputy First Acting Former Chief Executive Lieutenant
    Major Brigadier Attorney Secretary Associate Assistant Managing Senior Supreme State Home Health Education
    Trade Energy Justice Labour Labor Agriculture Transport Information Environment Economy Economic Press
    Police Army Second Third Lord Crown Party Opposition Presidential House Senate Majority Minority Federal
    National Military Affairs Security Ex Vice-
    """
)
NAME_SUFFIXES = words("Jr Jr. Sr Sr. II III IV")
PARTICLES = words(
    "de la le van von der den bin ibn al el da dos das di du del della ter ten arap abu ben y e af av zu zur"
)

ORG_HEADS = words(
    """
    Academy Administration Agency Airlines Airways Alliance Army Assembly Association Associates Authority Bank
    Battalion Board Brigade Broadcasting Brothers Bureau Cabinet Center Centre Chamber Chambers Club College
    Command Commission Committee Commons Communications Company Confederation Congress Consortium Constabulary
    Consulting Corp Corp. Corporation Corps Council Court Department Directorate Division Election Electric
    Embassy Enterprises Exchange Executive Federation Fellowship Force Forces Forum Foundation Front Fund
    Government Group Guard Guards Hospital Holdings Inc Inc. Industries Initiative Institute Institution
    Insurance International Investigations Laboratories Laboratory League Legislature Llc LLC LLP Ltd Ltd.
    Limited Media Militia Ministry Mission Monitor Motors Movement Museum Network News Office Orchestra
    Organisation Organization Parliament Partners Partnership Party Petroleum Pharmaceuticals Plc PLC plc Police
    Post Press Productions Programme Radio Railway Records Regiment Research School Secretariat Securities
    Senate Service Services Society Solutions Squad Studios Syndicate Systems Team Technologies Telecom
    Television Theatre Times Tribune Tribunal Trust Union United University Ventures Watch Co Co. Bros. Gazette
    Herald Journal Chronicle Telegraph Bulletin Observer Mail Mirror FC F.C. AG GmbH SA S.A. NV N.V. AB ASA Oyj
    """
)
ORG_OPENERS = words(
    """
    Academy Army Association Bank Board Bureau Cabinet Center Centre Chamber Church College Commission Committee
    Confederation Conference Congress Council Court Department Faculty Federation Front Fund Government Guild
    House Institute Institution League Medecins Ministry Movement National Office Order Organisation
    Organization Parliament Party School Secretariat Society Supreme Union University
    """
)
# Forms that no other word but a firm's name ends in.
COMPANY_FORMS = words("Inc Inc. Ltd Ltd. LLC LLP L.L.C. Plc PLC P.C. N.A. N.V. S.A. Lda Lda. Ltda. Corp. Co. S.p.A.")
PLACE_HEADS = words(
    """
    Airport Alley Archipelago Avenue Base Basin Bay Beach Boulevard Bridge Building Camp Canal Canyon Castle
    Cemetery City Coast County Creek Crossing Delta Desert District Falls Field Forest Garden Gardens Gate Gorge
    Governorate Grounds Gulf Harbor Harbour Heights Highway Hill Hills Hotel Island Islands Isle Isles Junction
    Lake Lakes Lane Market Mosque Mount Mountain Mountains Municipality Oblast Ocean Palace Park Parkway Peak
    Peninsula Plain Plains Plateau Plaza Port Prefecture Province Reef Region Republic Reserve Ridge River Road
    Sea Shore Square Stadium Station Strait Street Suburb Territory Tower Town Township Tunnel Valley Village
    Volcano Zone Arena Cathedral Monastery Temple
    """
)
PLACE_OPENERS = words(
    "Mount Mt Mt. Lake Port Fort Cape Gulf San Santa Saint St. Isle El Los Las Camp Republic Province Sea"
)
COUNTRY_CODES = words("U.S. US USA U.S.A. UK U.K. UN U.N. EU UAE U.A.E. DR")
DIRECTIONS = words(
    "North South East West Northern Southern Eastern Western Central Upper Lower Inner Outer Greater New"
)
PERSON_OPENERS = words("Abu Bin Ibn Ben Umm Mc Ó")
MISC_OPENERS = words("Hurricane Typhoon Cyclone Storm Operation World Battle Treaty Boeing Airbus Olympic Nobel Siege")
NO_NAMES = words(
    """
    TV CEO CFO COO DNA RNA HIV GMT AM PM A.M. P.M. A.D. B.C. AD BC VAT ATM FAQ OK IT PC PCs CD CDs DVD DVDs ID
    IDs PR VIP DJ MP MPs NGO NGOs GDP GNP IPO SUV SUVs H5N1 H1N1 Q&A UFO SMS URL WWW CCTV PIN LED LCD GPS PhD
    Ph.D. MBA B.A. M.A. BA MA M.D. MD RPM KM MHz GHz C F Celsius Fahrenheit No. Nos. Mr. Vol pp Fig Figs Ph Yeah
    Okay Oh Ok Huh Hmm Uh Um Wow Hey Hi Hello Thanks Thank TRUE FALSE GOD God Internet Web Email E-mail
    """
)
MISC_HEADS = words(
    """
    Accord Accords Act Agreement Award Awards Bible Bowl Championship Championships Charter Code Constitution
    Convention Covenant Cup Day Declaration Derby Festival Games Hour Law Marathon Massacre Medal Nations
    Olympics Open Opera Plan Pact Prix Prize Protocol Quran Rally Revolution Spring Summit Symphony Tour
    Tournament Treaty Trophy War Wars Week Olympic Olympian Series Crisis Uprising Genocide Holocaust Christmas
    Easter Ramadan Eid Bill Amendment Resolution
    """
)
MISC_NAMES = words(
    """
    Christmas Easter Ramadan Eid Passover Hanukkah Thanksgiving Halloween Diwali Olympics Olympic Holocaust
    Koran Quran Bible Nobel Oscar Oscars Grammy Emmy Pulitzer Brexit COVID-19 AIDS Ebola Kalashnikov Scud
    Patriot Wikipedia Windows Android iPhone iPad Linux Java Python English-language Euro Cold Renaissance
    Enlightenment Reformation
    """
)
DAYS_AND_MONTHS = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays
    Saturdays Sundays January February March April May June July August September October November December Mon
    Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec AM PM GMT EST EDT PST BST UTC
    """
)
SPEECH_VERBS = words(
    """
    said says told added argued insisted warned announced claimed explained noted recalled replied stated
    admitted denied wrote writes believes thinks joked smiled died married was-born resigned testified tweeted
    who whose whom
    """
)
PLACE_PREPOSITIONS = words("in at from near across around outside throughout into toward towards inside off")
FUNCTION_WORDS = words(
    """
    a about above across after again against all almost also although always am among an and another any anyone
    anything are around as at away back be because been before behind being below between both but by can cannot
    could did do does done down during each earlier early either else even ever every everyone everything few
    first for former from further get got had has have he hence her here hers herself him himself his how
    however i if in indeed instead into is it its itself just last later least less let like many maybe me
    meanwhile might mine more moreover most much must my myself near neither never nevertheless next no nobody
    none nor not nothing now of off often on once one only onto or other others otherwise our ours out over own
    per perhaps quite rather really same second several shall she should since so some somebody someone
    something sometimes soon still such than that the their theirs them then there therefore these they this
    those though three through throughout thus till to today together tomorrow tonight too toward towards two
    under unless unlike until up upon us very was we well were what whatever when whenever where whereas whether
    which while who whoever whom whose why will with within without would yes yesterday yet you your yours
    yourself i'm i've it's don't didn't isn't wasn't can't won't that's there's he's she's we're they're you're
    let's mr mrs ms
    """
)
