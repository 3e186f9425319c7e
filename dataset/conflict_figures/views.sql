-- What people ask most, as views and macros. Nothing here averages: every row is a claim, or counts claims.

CREATE VIEW cited_claims AS
SELECT
    c.claim, c.surface, c.bound, c.value_low, c.value_high, c.interval_low, c.interval_high, c.unit, c.counted,
    c.percent_of, c.indicator, i.name AS indicator_name, a.name AS actor, o.name AS origin, p.name AS place,
    t.name AS theatre, c.theatre_basis, c.period_start, c.period_end, c.as_of_start, c.as_of_end, c.speaker, v.name AS via,
    c.article, c.extract, e.text, e.paragraph, r.publisher, r.title, r.published, r.published_start, r.published_end, r.url,
    c.coded_by, c.rule, c.confidence, k.why AS doubt, c.actor AS actor_id, c.origin AS origin_id, c.place AS place_id, c.theatre AS theatre_id,
    c.speaker_source
FROM claims c
JOIN extracts e USING (extract)
JOIN articles r ON r.article = c.article
LEFT JOIN indicators i ON i.indicator = c.indicator
LEFT JOIN actors a ON a.actor = c.actor
LEFT JOIN places o ON o.place = c.origin
LEFT JOIN places p ON p.place = c.place
LEFT JOIN places t ON t.place = c.theatre
LEFT JOIN sources v ON v.source = c.via
LEFT JOIN corrections k ON k.correction = c.correction
WHERE c.coded_by <> 'none';

COMMENT ON VIEW cited_claims IS
'One row is a coded claim with all that is needed to cite it: its words, the passage, the publication, who speaks, and any doubt of ours.';

CREATE VIEW territory AS
SELECT * FROM cited_claims WHERE indicator LIKE 'territory\_%' ESCAPE '\';

COMMENT ON VIEW territory IS
'One row is a claim about territory held, lost, retaken or left. A share says in percent_of what it is a share of.';

CREATE VIEW foreign_fighters AS
SELECT * FROM cited_claims WHERE indicator = 'foreign_fighters_departed' AND origin_id IS NOT NULL;

COMMENT ON VIEW foreign_fighters IS
'One row is a claim of how many people from an origin had travelled to fight, everyone up to its date, dead and returned included.';

CREATE VIEW sums AS
SELECT
    r.reconciliation, r.verdict, r.arithmetic, r.scope, r.parts, r.members, r.stated_low, r.stated_high, r.worked_low,
    r.worked_high, r.remainder_low, r.remainder_high, r.unit, w.indicator, w.surface AS whole, w.claim, w.speaker, w.article,
    w.extract
FROM reconciliations r JOIN claims w ON w.claim = r.whole;

COMMENT ON VIEW sums IS 'One row is a stated whole against its stated parts, with the claim of the whole.';

CREATE VIEW differences AS
SELECT
    d.disagreement, d.verdict, d.cause, d.gap, d.gap_share, d.unit, f.indicator, f.article, f.surface AS one_surface, d.one_low,
    d.one_high, f.speaker AS one_speaker, s.surface AS other_surface, d.other_low, d.other_high, s.speaker AS other_speaker,
    d.one, d.other
FROM disagreements d
JOIN claims f ON f.claim = d.one
JOIN claims s ON s.claim = d.other;

COMMENT ON VIEW differences IS
'One row is two claims of one article on the same thing: the words of both, what they allow, who speaks, and whether both can be true.';

CREATE MACRO claims_about(what, where_ := NULL) AS TABLE
SELECT * FROM cited_claims
WHERE indicator = CASE WHEN what IN (SELECT indicator FROM indicators) THEN what
                       ELSE error('no indicator ' || what || '; the table indicators lists them') END
  AND (where_ IS NULL OR CASE WHEN where_ IN (SELECT place FROM places) THEN where_ IN (origin_id, theatre_id)
                              ELSE error('no place ' || where_ || '; the table places lists them') END)
ORDER BY coalesce(as_of_start, period_end, published_start), claim;

COMMENT ON MACRO TABLE claims_about IS
'claims_about(indicator, where_ := place id): the claims on an indicator, of an origin or a theatre if one is given, in order of time. An id that the codebook does not have is an error.';

CREATE MACRO why(id) AS TABLE
SELECT * FROM cited_claims WHERE claim = id;

COMMENT ON MACRO TABLE why IS 'why(claim id): a coded claim with its words, passage, publication and speaker.';
