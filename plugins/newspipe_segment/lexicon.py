"""The words that the splitter knows: abbreviations by what usually follows them, and words that start sentences."""

# Lower case, without their stops (a.m and p.m keep one).
_ABBREVIATIONS = {
    # A name follows: the stop ends no sentence.
    "title": """
        mr mrs ms messrs mx mme mlle dr drs prof gen sen sens rep reps gov govs lt col capt cmdr cdr comdr sgt maj adm
        brig cpl pvt pte pres supt insp rev hon msgr fr st ste mt ft atty amb dist const cpt pfc
        """,
    # A suffix of a name.
    "suffix": "jr sr esq phd md bsc msc",
    # The phrase goes on.
    "joint": "vs v eg ie cf viz approx incl resp esp aka ca",
    # A number follows.
    "reference": """
        no nos p pp fig figs vol vols ch chap sec sect art par para nr n° op cl ex ver eq eqs ext tel ed eds pt
        """,
    "month": "jan feb mar apr jun jul aug sep sept oct nov dec",
    "weekday": "mon tue tues wed weds thu thur thurs fri sat sun",
    # States and provinces after a town.
    "place": """
        ala ariz ark calif cal colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo mont neb nev okla
        ore pa penn penna tenn tex va vt wash wis wyo ont que alta nsw
        """,
    "company": "co cos corp inc ltd bros llc plc assn assoc intl ltda gmbh pty mfg natl univ dept",
    "country": "us usa uk eu un uae dc",
    "street": "ave blvd rd hwy sq bldg apt ln",
    "unit": "lb lbs oz min mins hr hrs secs yd yds mi km cm kg gal tbsp tsp hp mph",
    "clock": "a.m p.m",
    "etcetera": "etc al",
}

ABBREVIATION_CLASS = {word: name for name, words in _ABBREVIATIONS.items() for word in words.split()}


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


#: Words that often start a sentence.
STARTERS = _words(
    "the a an he she it we they i you this that these those there here his her its our their my your",
    "in on at for from to by with as but and or so if when while although though since because after before during",
    "until once however moreover meanwhile then now not no some many most several both each every all another other",
    "one two millions thousands hundreds dozens what who where why how which please thanks let also yes well just",
    "is are was were do does did has have had can could will would should may",
)

#: Verbs that tell who spoke, after a quotation.
SPEECH_VERBS = _words(
    "said says asked asks replied replies added adds cried cries shouted yelled whispered answered called howled told",
    "thought exclaimed muttered murmured insisted continued declared demanded explained noted remarked wondered wrote",
)

#: Words that begin the first or the last line of a letter.
SALUTATIONS = _words(
    "hi hello hey dear greetings thanks thank best kind kindest warm warmest regards sincerely yours cheers love",
)

#: Words before a time at the start of a sentence, and those that belong to a time after it.
BEFORE_TIME = _words("at by on from about around until before after")
AFTER_TIME = _words(
    "monday tuesday wednesday thursday friday saturday sunday",
    "january february march april may june july august september october november december",
    "eastern central mountain pacific atlantic greenwich local",
    "est edt cst cdt mst mdt pst pdt gmt utc bst cet cest et pt",
)
