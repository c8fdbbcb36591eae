/**
 * What editors show of each field of the curated format, by its path. A path that is not here has
 * the description of its last name among those that mean the same everywhere.
 */
export const FIELD_DESCRIPTIONS: Readonly<Record<string, string>> = {
  sources: "Who publishes facts.",
  "sources.id": "Short name of the source, in small letters and hyphens.",
  "sources.name": "Name of the source, as people know it.",
  "sources.publisher": "Who publishes it.",
  "sources.official": "Whether it is an official publication: such facts outrank others.",
  "sources.rank": "Orders sources that describe one code: the lowest speaks first.",
  "sources.notice": "Licence notice that goes with every descriptor of the source.",
  "sources.url": "Where the source is published.",

  indicatorTypes:
    "Dictionary of indicators: what a publisher says of a code by a letter or number.",
  "indicatorTypes.type": "Type of the indicator, such as GLOBAL_DAYS.",
  "indicatorTypes.name": "Name of the type.",
  "indicatorTypes.question": "The question that values of this type answer.",
  "indicatorTypes.values": "Every value of the type.",
  "indicatorTypes.values.value": 'The value as files write it. Quote it: "000" keeps its zeros.',
  "indicatorTypes.values.meaning": "What the value means, in your own words.",

  rules: "Rules: with this value of an indicator, these modifiers have this verdict.",
  "rules.id": "Name of the rule, which verdicts cite: capitals, digits and underscores.",
  "rules.indicator": "The value that the rule is about, written TYPE:VALUE, as GLOBAL_DAYS:XXX.",
  "rules.modifiers": "The modifiers that it governs.",
  "rules.verdict":
    "What the value says of the modifiers. Without one they are governed and nothing is decided.",
  "rules.condition":
    "MODIFIER_ROW: ALLOWED only on codes for which the fee schedule has a row of that modifier.",
  "rules.text": "The rule as a sentence that a biller understands.",

  targetRules: "Rules about the code that a modifier is put on, decided by a list of codes.",
  "targetRules.id": "Name of the rule, which verdicts cite: capitals, digits and underscores.",
  "targetRules.modifiers": "The modifiers that the rule is about.",
  "targetRules.list": "Id of the list of codes.",
  "targetRules.inside": "Verdict on codes of the list; LISTED leaves it to what a code lists.",
  "targetRules.outside": "Verdict on codes known not to be on it; LISTED leaves it to the listing.",
  "targetRules.text": "The rule as a sentence that a biller understands.",

  targetLists: "Lists of codes that share a trait.",
  "targetLists.id": "Id by which rules name the list.",
  "targetLists.name": "Name of the trait.",
  "targetLists.members": "Codes or ranges that have the trait.",
  "targetLists.others":
    "Codes or ranges known not to have it. What is in neither list is not covered.",

  modifiers: "Dictionary of modifiers.",
  "modifiers.code": 'The modifier, two characters. Quote digits: "59".',
  "modifiers.name": "Short name; leave it out if you are not sure of the meaning.",
  "modifiers.definition": "When the modifier is used, in your own words.",
  "modifiers.level": "Who defines it: the AMA (CPT) or CMS (HCPCS).",
  "modifiers.category": "What it is about.",
  "modifiers.refersTo": "Modifiers or codes that its definition points to.",
  "modifiers.refersTo.modifier": "A modifier that it points to.",
  "modifiers.refersTo.code": "A code that it points to.",
  "modifiers.narrows": "Modifiers of which it is a more exact form.",
  "modifiers.narrows.modifier": "The more general modifier.",

  conflicts: "Modifiers that exclude each other.",
  "conflicts.modifiers": "Without `against`, these exclude each other pairwise.",
  "conflicts.against": "Each of `modifiers` excludes each of these.",
  "conflicts.scope": "Where they exclude each other.",
  "conflicts.severity": "ERROR where it is wrong, WARNING where it may be.",

  providerTypes: "Who performs services.",
  "providerTypes.id": "Id of the provider type, in small letters and hyphens.",
  "providerTypes.name": "Name, as patients would say it.",
  "providerTypes.taxonomyCode": "Code of NUCC's provider taxonomy, ten characters.",
  "providerTypes.grouping": "First level of the taxonomy.",
  "providerTypes.classification": "Second level of the taxonomy.",
  "providerTypes.specialization": "Third level of the taxonomy.",

  families: "Families of codes that belong together.",
  "families.id": "Id of the family, in small letters, digits and hyphens.",
  "families.name": "Name of the family, in your own words.",
  "families.kind": "How the family came about.",
  "families.description": "What its codes have in common and how they differ.",
  "families.parent": "Id of the family that it is part of.",
  "families.members": "The codes of the family.",
  "families.members.note": "What tells the code from its siblings.",

  indications: "Conditions that services are for.",
  "indications.arisesFrom": "Ids of the causes that the indication can have.",
  causes: "What indications arise from.",

  codes: "Facts about single codes.",
  "codes.system": "Code system: CPT of the AMA, HCPCS of CMS, CDT of the ADA.",
  "codes.validFrom": "First day on which the code is in force.",
  "codes.descriptors": "Own-worded descriptors, shown until a licensed file brings official ones.",
  "codes.descriptors.short": "At most 28 characters.",
  "codes.descriptors.medium": "At most 48 characters.",
  "codes.descriptors.long": "As long as it needs to be.",
  "codes.summary": "What is done, in a sentence or two.",
  "codes.purpose": "What it is done for.",
  "codes.tool": "What it is done with.",
  "codes.synonyms": "Other names under which people look for it.",
  "codes.distinguishedFrom": "Codes that it is confused with.",
  "codes.indications": "Ids of the indications that the code is for.",
  "codes.steps": "Steps of the procedure, in their order.",
  "codes.steps.title": "The step in a few words.",
  "codes.steps.instruction": "What is done in it.",
  "codes.steps.optional": "Whether the step may be left out.",
  "codes.steps.minSeconds": "Shortest time that it takes, in seconds.",
  "codes.steps.maxSeconds": "Longest time that it takes, in seconds.",
  "codes.aftercare": "What follows the procedure, in its order.",
  "codes.performedBy": "Ids of the provider types that perform it.",
  "codes.indicators":
    "Values of indicators that the code has until an official file says otherwise.",
  "codes.indicators.indicator": "A value written TYPE:VALUE, as GLOBAL_DAYS:XXX.",
  "codes.modifiers": "The modifiers that a source lists for the code, whatever rules say of them.",
  "codes.modifiers.listed": "The listed modifiers.",
  "codes.history": "What happened to the code.",
  "codes.history.date": "The day on which it took effect.",
  "codes.history.kind": "CODE_ADDED, or NOTE for anything else.",
  "codes.history.action": "What happened, in a few words.",
};

/** The same everywhere. */
export const SHARED_DESCRIPTIONS: Readonly<Record<string, string>> = {
  origin: "Where the fact is from: the file, page or policy that a reader could open to check it.",
  reason: "Why, in a sentence.",
  note: "A remark, in a sentence.",
  code: 'A code, five characters. Quote it: "20560".',
  id: "Id of the entry, in small letters, digits and hyphens.",
  name: "Name of the entry.",
};
