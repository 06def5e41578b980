namespace Visa.LocalAws.Warehouse;

/// <summary>Redshift's functions where DuckDB's differ, kept in the database so that views can name them.</summary>
internal static class WarehouseMacros
{
    public static IReadOnlyList<string> Statements { get; } =
    [
        "CREATE OR REPLACE MACRO visa_system.rs_now() AS CAST(get_current_timestamp() AT TIME ZONE 'UTC' AS TIMESTAMP)",
        "CREATE OR REPLACE MACRO visa_system.rs_version() AS 'PostgreSQL 8.0.2 on LocalAws, Redshift dialect over DuckDB'",
        """
        CREATE OR REPLACE MACRO visa_system.rs_add_months(t, n) AS CASE
          WHEN CAST(t AS DATE) = last_day(CAST(t AS DATE))
          THEN CAST(last_day(CAST(CAST(t AS TIMESTAMP) + to_months(CAST(n AS INTEGER)) AS DATE)) AS TIMESTAMP) + (CAST(t AS TIMESTAMP) - date_trunc('day', CAST(t AS TIMESTAMP)))
          ELSE CAST(t AS TIMESTAMP) + to_months(CAST(n AS INTEGER)) END
        """,
        "CREATE OR REPLACE MACRO visa_system.rs_months_between(a, b) AS CAST(date_sub('month', CAST(b AS TIMESTAMP), CAST(a AS TIMESTAMP)) AS DOUBLE)",
        """
        CREATE OR REPLACE MACRO visa_system.rs_convert_timezone(source, target, t) AS timezone(target, timezone(source, CAST(t AS TIMESTAMP))),
          (target, t) AS timezone(target, timezone('UTC', CAST(t AS TIMESTAMP)))
        """,
        """
        CREATE OR REPLACE MACRO visa_system.rs_sha2(x, bits) AS CASE WHEN bits IN (0, 256) THEN sha256(x) ELSE error('SHA2 with other than 256 bits is not supported here') END
        """,
        "CREATE OR REPLACE MACRO visa_system.rs_regexp_replace(s, p) AS regexp_replace(s, p, '', 'g'), (s, p, r) AS regexp_replace(s, p, r, 'g')",
        "CREATE OR REPLACE MACRO visa_system.rs_initcap(s) AS array_to_string(list_transform(string_split(lower(s), ' '), lambda w: upper(left(w, 1)) || substring(w, 2)), ' ')",
        """
        CREATE OR REPLACE MACRO visa_system.rs_cut(s, n) AS CASE WHEN strlen(s) <= n THEN s ELSE
          (SELECT max(left(s, CAST(i AS BIGINT))) FROM range(n + 1) r(i) WHERE strlen(left(s, CAST(i AS BIGINT))) <= n) END
        """,
        """
        CREATE OR REPLACE MACRO visa_system.rs_json_text(j, path, null_if_invalid) AS CASE
          WHEN json_valid(j) THEN coalesce(json_extract_string(j, path), '')
          WHEN null_if_invalid THEN NULL
          WHEN j IS NULL THEN NULL
          ELSE error('JSON parsing error') END
        """,
    ];
}
