using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse;

/// <summary>DuckDB's errors in the words that Redshift has for them.</summary>
internal static partial class DuckDbErrors
{
    private static readonly (Regex Pattern, string Message)[] Rules =
    [
        (MissingTable, "relation \"$1\" does not exist"),
        (MissingSchema, "schema \"$1\" does not exist"),
        (MissingColumn, "column \"$1\" does not exist"),
        (AmbiguousColumn, "column reference \"$1\" is ambiguous"),
        (ExistingEntry, "Relation \"$1\" already exists"),
        (NullValue, "Cannot insert a NULL value into column $1"),
        (LongValue, "Value too long for character type\n  Detail: column $1, length limit $2 bytes"),
        (Conflict, "1023\n  Detail: Serializable isolation violation on table; another transaction changed the same rows"),
        (SyntaxError, "syntax error at or near \"$1\""),
        (NotNumber, "Invalid digit, Value '$1'"),
        (DependentEntry, "cannot drop $1 because other objects depend on it\n  Hint: Use DROP ... CASCADE to drop the dependent objects too."),
        (MemoryFull, "Out of memory\n  Hint: Raise Warehouse:MemoryLimit, or free disk for the temporary folder."),
    ];

    [GeneratedRegex("Table with name \"?([^\" ]+)\"? does not exist")]
    private static partial Regex MissingTable { get; }

    [GeneratedRegex("[Ss]chema(?: with name)? \"?([^\" ]+)\"? does not exist")]
    private static partial Regex MissingSchema { get; }

    [GeneratedRegex("(?:Referenced column|Column|column) \"([^\"]+)\" (?:was not found|not found|does not exist)")]
    private static partial Regex MissingColumn { get; }

    [GeneratedRegex("Ambiguous reference to column name \"([^\"]+)\"")]
    private static partial Regex AmbiguousColumn { get; }

    [GeneratedRegex("(?:Table|View|Schema) with name \"?([^\"]+?)\"? already exists")]
    private static partial Regex ExistingEntry { get; }

    [GeneratedRegex("NOT NULL constraint failed: [^.]+\\.(\\S+)")]
    private static partial Regex NullValue { get; }

    [GeneratedRegex("CHECK constraint failed.*CHECK\\(\\(strlen\\(\"?([^)\"]+)\"?\\) <= (\\d+)\\)\\)")]
    private static partial Regex LongValue { get; }

    [GeneratedRegex("TransactionContext Error.*[Cc]onflict")]
    private static partial Regex Conflict { get; }

    [GeneratedRegex("syntax error at or near \"([^\"]*)\"")]
    private static partial Regex SyntaxError { get; }

    [GeneratedRegex("Could not convert string '([^']*)' to (?:U?INT|DOUBLE|FLOAT|DECIMAL)")]
    private static partial Regex NotNumber { get; }

    [GeneratedRegex("Cannot drop entry \"([^\"]+)\"")]
    private static partial Regex DependentEntry { get; }

    [GeneratedRegex("Out of Memory Error")]
    private static partial Regex MemoryFull { get; }

    public static SqlRefusal Refusal(DuckDBException exception)
    {
        var text = exception.Message;
        foreach (var (pattern, message) in Rules)
        {
            if (pattern.Match(text) is { Success: true } match)
                return new SqlRefusal("ERROR: " + match.Result(message), exception);
        }
        var line = text.Split('\n')[0];
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return new SqlRefusal("ERROR: " + (colon > 0 && line[..colon].EndsWith("Error", StringComparison.Ordinal) ? line[(colon + 2)..] : line), exception);
    }
}
