using System.Globalization;
using System.Text;
using Visa.Dbt.Nodes;
using Visa.Dbt.Warehouse;

namespace Visa.Dbt.Materializations;

/// <summary>Loads a CSV file of the project into a table.</summary>
internal sealed class SeedLoader(IWarehouse warehouse, RelationCache cache, string projectDirectory)
{
    /// <summary>Statements are at most 100 KB in the Data API.</summary>
    private const int LongestStatement = 60_000;
    private const int MostStatements = 36;

    public async Task<Built> LoadAsync(Node node, CancellationToken cancellationToken)
    {
        var rows = CsvRows.Read(await File.ReadAllTextAsync(Path.Combine(projectDirectory, node.OriginalPath), cancellationToken), node.OriginalPath, node.Config.Text("delimiter") ?? ",");
        var (header, body) = (rows[0], rows.Skip(1).ToList());
        var types = header.Select((name, index) => Type(node, name, body.Select(row => row[index]))).ToList();
        var relation = node.Relation!;
        var columns = string.Join(", ", header.Zip(types, (name, type) => $"{Sql.Quote(name)} {type}"));
        var statements = new List<string>
        {
            cache.IsView(relation) ? $"drop view if exists {relation} cascade" : $"drop table if exists {relation} cascade",
            $"create table {relation} ({columns})",
        };
        statements.AddRange(Inserts(relation, header, body));
        if (statements.Count > MostStatements) throw new DbtException($"the seed has more than {LongestStatement * MostStatements / 1000} KB: load it through the lake instead", node.OriginalPath, 1);
        await warehouse.ExecuteAsync($"dbt/{node.Name}", statements, cancellationToken);
        cache.Set(relation, isView: false);
        return new Built($"INSERT {body.Count}", body.Count);
    }

    private static IEnumerable<string> Inserts(Relation relation, IReadOnlyList<string> header, List<IReadOnlyList<string>> body)
    {
        var start = $"insert into {relation} ({Sql.Columns(header)}) values\n";
        var text = new StringBuilder(start);
        foreach (var row in body)
        {
            if (text.Length > start.Length) text.Append(",\n");
            text.Append('(').AppendJoin(", ", row.Select(value => value.Length == 0 ? "null" : Sql.Literal(value))).Append(')');
            if (text.Length < LongestStatement) continue;
            yield return text.ToString();
            text.Clear().Append(start);
        }
        if (text.Length > start.Length) yield return text.ToString();
    }

    private static string Type(Node node, string column, IEnumerable<string> values)
    {
        if (node.Config.Get("column_types") is Dictionary<string, object?> types && types.GetValueOrDefault(column) is string stated) return stated;
        var given = values.Where(value => value.Length > 0).ToList();
        if (given.Count == 0) return "varchar(256)";
        if (given.TrueForAll(value => value is "true" or "false" or "True" or "False")) return "boolean";
        if (given.TrueForAll(value => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))) return "bigint";
        if (given.TrueForAll(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))) return "double precision";
        if (given.TrueForAll(value => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))) return "date";
        return given.TrueForAll(value => DateTime.TryParseExact(value, ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) ? "timestamp" : "varchar(65535)";
    }
}
