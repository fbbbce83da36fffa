-- Scores and disruptions of a crime group are its course: what was judged then is never judged otherwise later.
REVOKE UPDATE ON crime_group_score, crime_group_disruption FROM mips_app;
