using System.Text;

namespace Visa.Dbt.Materializations;

/// <summary>Reads CSV with quotes; all rows have as many values as the first.</summary>
internal static class CsvRows
{
    public static List<IReadOnlyList<string>> Read(string text, string file, string delimiter)
    {
        if (delimiter.Length != 1) throw new DbtException($"the delimiter '{delimiter}' must be one character", file, 1);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var value = new StringBuilder();
        var (isQuoted, line) = (false, 1);
        text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\n') line++;
            if (isQuoted)
            {
                if (character != '"') value.Append(character);
                else if (at + 1 < text.Length && text[at + 1] == '"') value.Append(text[at++]);
                else isQuoted = false;
            }
            else if (character == '"' && value.Length == 0) isQuoted = true;
            else if (character == delimiter[0]) EndValue();
            else if (character == '\n') EndRow();
            else value.Append(character);
        }
        if (isQuoted) throw new DbtException("a quoted value is not closed", file, line);
        if (value.Length > 0 || row.Count > 0) EndRow();
        return rows.Count > 0 ? rows : throw new DbtException("the file has no header", file, 1);

        void EndValue()
        {
            row.Add(value.ToString());
            value.Clear();
        }

        void EndRow()
        {
            EndValue();
            if (row is [""] && rows.Count > 0)
            {
                row.Clear();
                return;
            }
            if (rows.Count > 0 && row.Count != rows[0].Count) throw new DbtException($"{row.Count} values, and the header has {rows[0].Count}", file, line);
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
