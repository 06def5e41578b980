using System.Collections.Frozen;
using System.Globalization;

namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>Redshift's types (Database Developer Guide, "Data types"). A text's length counts bytes; a DECIMAL without one has no decimals.</summary>
internal static class TypeRules
{
    private const int LongestText = 65535;
    private const int DefaultText = 256;
    private const int MostDigits = 38;
    private const int DefaultDigits = 18;

    private static readonly FrozenDictionary<string, string> Plain = new Dictionary<string, string>
    {
        ["smallint"] = "SMALLINT", ["int2"] = "SMALLINT",
        ["integer"] = "INTEGER", ["int"] = "INTEGER", ["int4"] = "INTEGER",
        ["bigint"] = "BIGINT", ["int8"] = "BIGINT",
        ["real"] = "FLOAT", ["float4"] = "FLOAT",
        ["float8"] = "DOUBLE", ["float"] = "DOUBLE", ["double"] = "DOUBLE",
        ["boolean"] = "BOOLEAN", ["bool"] = "BOOLEAN",
        ["date"] = "DATE",
        ["timestamp"] = "TIMESTAMP", ["timestamptz"] = "TIMESTAMPTZ",
        ["time"] = "TIME",
        ["super"] = "JSON",
        ["varbyte"] = "BLOB", ["varbinary"] = "BLOB",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Texts = new Dictionary<string, int>
    {
        ["varchar"] = DefaultText, ["nvarchar"] = DefaultText, ["character"] = 1, ["char"] = 1, ["nchar"] = 1, ["bpchar"] = DefaultText, ["text"] = DefaultText,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> NotThere = new[]
    {
        "json", "jsonb", "uuid", "bytea", "serial", "bigserial", "money", "hugeint", "uinteger", "ubigint", "utinyint", "usmallint", "tinyint", "string",
        "struct", "map", "list", "blob", "datetime", "array", "enum", "union", "bit",
    }.ToFrozenSet();

    /// <summary>Whether a type begins at this word.</summary>
    public static bool IsType(SqlToken token) =>
        token.Kind == SqlTokenKind.Word && (Plain.ContainsKey(token.Value) || Texts.ContainsKey(token.Value) || token.Value is "decimal" or "numeric" || NotThere.Contains(token.Value));

    /// <summary>Reads the type at <paramref name="at"/> and moves past it.</summary>
    public static ColumnType Read(IReadOnlyList<SqlToken> tokens, ref int at)
    {
        var name = at < tokens.Count ? tokens[at].Value : "end of input";
        if (at >= tokens.Count || tokens[at].Kind != SqlTokenKind.Word)
            throw SqlRefusal.Syntax(name);
        at++;
        if (Texts.TryGetValue(name, out var length))
            return ReadText(name, length, tokens, ref at);
        if (name is "decimal" or "numeric")
            return ReadDecimal(tokens, ref at);
        if (!Plain.TryGetValue(name, out var duckDb))
            throw new SqlRefusal($"ERROR: type \"{name}\" does not exist");
        if (name == "double" && at < tokens.Count && tokens[at].Is("precision"))
            at++;
        if (name == "varbyte" || name == "varbinary" || name == "float")
            ReadArguments(tokens, ref at);
        return new ColumnType(name is "timestamp" or "time" ? ReadZone(name, duckDb, tokens, ref at) : duckDb);
    }

    private static string ReadZone(string name, string duckDb, IReadOnlyList<SqlToken> tokens, ref int at)
    {
        if (at + 2 >= tokens.Count || !(tokens[at].Is("with") || tokens[at].Is("without")) || !tokens[at + 1].Is("time"))
            return duckDb;
        var hasZone = tokens[at].Is("with");
        at += 3;
        if (hasZone && name == "time")
            throw SqlRefusal.NotHere("TIMETZ", "Use TIMESTAMPTZ.");
        return hasZone ? "TIMESTAMPTZ" : duckDb;
    }

    private static ColumnType ReadText(string name, int length, IReadOnlyList<SqlToken> tokens, ref int at)
    {
        if (name == "character" && at < tokens.Count && tokens[at].Is("varying"))
        {
            at++;
            length = DefaultText;
        }
        if (ReadArguments(tokens, ref at) is [var argument])
        {
            length = argument == "max" ? LongestText : ParseNumber(argument);
            if (length is < 1 or > LongestText)
                throw new SqlRefusal($"ERROR: length for type varchar cannot exceed {LongestText}");
        }
        return new ColumnType("VARCHAR", length);
    }

    private static ColumnType ReadDecimal(IReadOnlyList<SqlToken> tokens, ref int at)
    {
        var arguments = ReadArguments(tokens, ref at);
        var precision = arguments.Count > 0 ? ParseNumber(arguments[0]) : DefaultDigits;
        var scale = arguments.Count > 1 ? ParseNumber(arguments[1]) : 0;
        if (precision is < 1 or > MostDigits)
            throw new SqlRefusal($"ERROR: DECIMAL precision {precision} must be between 1 and {MostDigits}");
        if (scale < 0 || scale > precision)
            throw new SqlRefusal($"ERROR: DECIMAL scale {scale} must be between 0 and precision {precision}");
        return new ColumnType($"DECIMAL({precision},{scale})");
    }

    private static List<string> ReadArguments(IReadOnlyList<SqlToken> tokens, ref int at)
    {
        var arguments = new List<string>();
        if (at >= tokens.Count || !tokens[at].IsSymbol("("))
            return arguments;
        for (at++; at < tokens.Count && !tokens[at].IsSymbol(")"); at++)
        {
            if (!tokens[at].IsSymbol(","))
                arguments.Add(tokens[at].Value);
        }
        if (at++ >= tokens.Count)
            throw SqlRefusal.Syntax("end of input");
        return arguments;
    }

    private static int ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw SqlRefusal.Syntax(text);
}
