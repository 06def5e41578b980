using System.Text;

namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>TO_CHAR, TO_DATE and TO_TIMESTAMP with a format that is written out (Redshift, "Datetime format strings").</summary>
internal static class TimeFormats
{
    private static readonly (string Redshift, string DuckDb)[] Fields =
    [
        ("YYYY", "%Y"), ("HH24", "%H"), ("HH12", "%I"), ("DDD", "%j"), ("MON", "%b"), ("YY", "%y"), ("MM", "%m"), ("DD", "%d"), ("HH", "%I"), ("MI", "%M"), ("SS", "%S"), ("MS", "%g"), ("US", "%f"), ("AM", "%p"), ("PM", "%p"),
    ];

    public static string ToChar(FunctionCall call) => $"strftime({Value(call)}, {Format(call)})";

    public static string ToDate(FunctionCall call) => $"CAST(strptime({Value(call)}, {Format(call)}) AS DATE)";

    public static string ToTimestamp(FunctionCall call) => $"CAST(strptime({Value(call)}, {Format(call)}) AS TIMESTAMPTZ)";

    private static string Value(FunctionCall call)
    {
        call.RequireArguments(2, 2);
        return call.Arguments[0];
    }

    private static string Format(FunctionCall call)
    {
        if (call.Single(1) is not { Kind: SqlTokenKind.Text } format)
            throw SqlRefusal.NotHere($"{call.Name.ToUpperInvariant()} with a computed format", "Write the format as a text.");
        var result = new StringBuilder();
        for (var at = 0; at < format.Value.Length;)
        {
            if (format.Value[at] == '"')
            {
                var close = format.Value.IndexOf('"', at + 1);
                close = close < 0 ? format.Value.Length : close;
                result.Append(format.Value[(at + 1)..close].Replace("%", "%%", StringComparison.Ordinal));
                at = close + 1;
                continue;
            }
            var field = Fields.FirstOrDefault(field => string.Compare(format.Value, at, field.Redshift, 0, field.Redshift.Length, StringComparison.OrdinalIgnoreCase) == 0);
            if (field.Redshift is not null)
            {
                result.Append(field.DuckDb);
                at += field.Redshift.Length;
            }
            else if (char.IsLetterOrDigit(format.Value[at]) && format.Value[at] is not 'T')
                throw SqlRefusal.NotHere($"the format '{format.Value}'", "The fields YYYY, YY, MM, MON, DD, DDD, HH24, HH12, MI, SS, MS, US and AM are known.");
            else
                result.Append(format.Value[at++]);
        }
        return SqlToken.Literal(result.ToString());
    }
}
