"""The law: terms, competence, requirements and the counting of days; every number with its article."""
