"""Views that answer the common questions, in SQL that DuckDB and SQLite both read; `roles_timeline` and
`acronym_conflicts` are tables.
"""

from __future__ import annotations

from pipeline.facts import TABLES

VIEWS: dict[str, tuple[str, str]] = {
    "entities": (
        "organisations and people under one id and name",
        """
        SELECT organisation_id AS entity_id, 'organisation' AS kind, name FROM organisations
        UNION ALL
        SELECT person_id AS entity_id, 'person' AS kind, name FROM people
        """,
    ),
    "commitments_due": (
        "commitments with a deadline, the earliest first, with the names of who is to act and who says so",
        """
        SELECT c.due_start, c.due_end, coalesce(a.name, c.actor) AS who, c.action, c.strength, c.negated,
               s.name AS said_by, d.published, d.path, c.section, c.sentence, c.commitment_id, c.thread_id
        FROM commitments AS c
        JOIN documents AS d ON d.document_id = c.document_id
        LEFT JOIN entities AS a ON a.entity_id = c.actor_id
        LEFT JOIN entities AS s ON s.entity_id = c.speaker_id
        WHERE c.due_end IS NOT NULL AND c.zone = 'body'
        ORDER BY c.due_end, c.due_start, c.commitment_id
        """,
    ),
    "who_said_what": (
        "every commitment with who says so: the speaker quoted, else the author, else the publisher of the document",
        """
        SELECT coalesce(s.name, d.author, d.publisher) AS said_by, c.speaker_id IS NOT NULL AS quoted,
               coalesce(a.name, c.actor) AS who, c.action, c.strength, c.negated, c.due_end, c.sentence, d.published,
               d.path, c.commitment_id
        FROM commitments AS c
        JOIN documents AS d ON d.document_id = c.document_id
        LEFT JOIN entities AS a ON a.entity_id = c.actor_id
        LEFT JOIN entities AS s ON s.entity_id = c.speaker_id
        ORDER BY said_by, d.published, d.path, c.start
        """,
    ),
    "organisation_pairs": (
        "bodies named in the same sentence, with the number of sentences and documents",
        """
        SELECT a.name AS organisation, b.name AS with_organisation,
               count(DISTINCT m.document_id || ':' || m.sentence) AS sentences,
               count(DISTINCT m.document_id) AS documents,
               min(d.published) AS first_together, max(d.published) AS last_together
        FROM mentions AS m
        JOIN mentions AS n
          ON n.document_id = m.document_id AND n.sentence = m.sentence AND n.entity_id > m.entity_id
        JOIN organisations AS a ON a.organisation_id = m.entity_id
        JOIN organisations AS b ON b.organisation_id = n.entity_id
        JOIN documents AS d ON d.document_id = m.document_id
        WHERE m.zone = 'body'
        GROUP BY m.entity_id, a.name, n.entity_id, b.name
        ORDER BY sentences DESC, a.name, b.name
        """,
    ),
    "lifetimes": (
        "the runs (see history) in which each row came, last changed and went; also of rows that are gone",
        " UNION ALL ".join(
            f"""
            SELECT '{model.table}' AS table_name, t.{model.key[0]} AS id, coalesce(h.first_run, 1) AS first_run,
                   h.last_run, h.changed_run, h.gone_because
            FROM {model.table} AS t
            LEFT JOIN history AS h ON h.table_name = '{model.table}' AND h.id = t.{model.key[0]}
            """
            for model in TABLES
            if len(model.key) == 1
        )
        + """
        UNION ALL
        SELECT table_name, id, first_run, last_run, changed_run, gone_because FROM history WHERE last_run IS NOT NULL
        """,
    ),
}
"""{view: (what it shows, its query)}; a view may use those above it."""
