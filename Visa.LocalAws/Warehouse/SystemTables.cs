namespace Visa.LocalAws.Warehouse;

/// <summary>What the warehouse keeps beside the user's tables: which statements committed, and the rows that loads refused.</summary>
internal static class SystemTables
{
    public static IReadOnlyList<string> Statements { get; } =
    [
        "CREATE TABLE IF NOT EXISTS visa_system.committed (statement_id VARCHAR, committed_at TIMESTAMP)",
        """
        CREATE TABLE IF NOT EXISTS visa_system.load_errors (query_id BIGINT, session_id BIGINT, database_name VARCHAR, start_time TIMESTAMP, table_name VARCHAR, file_name VARCHAR,
          line_number BIGINT, column_name VARCHAR, column_type VARCHAR, column_length VARCHAR, position INTEGER, raw_line VARCHAR, raw_field_value VARCHAR, error_code INTEGER, error_message VARCHAR)
        """,
        """
        CREATE OR REPLACE VIEW visa_system.sys_load_error_detail AS SELECT 100 AS user_id, query_id, query_id AS transaction_id, session_id, database_name, table_name, start_time, file_name,
          line_number, column_name, column_type, column_length, position, error_code, error_message FROM visa_system.load_errors
        """,
        """
        CREATE OR REPLACE VIEW visa_system.stl_load_errors AS SELECT 100 AS userid, 0 AS slice, 0 AS tbl, start_time AS starttime, session_id AS session, query_id AS query, file_name AS filename,
          line_number, column_name AS colname, column_type AS type, column_length AS col_length, position, raw_line, raw_field_value, error_code AS err_code, error_message AS err_reason
        FROM visa_system.load_errors
        """,
    ];
}
