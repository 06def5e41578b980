using System.Xml.Linq;
using Visa.Dbt.Nodes;

namespace Visa.Analytics.Tableau;

/// <summary>Writes a data source for Redshift as Tableau 10.5 and later opens it. The server is entered at the first connection; no password is kept.</summary>
internal static class TableauFile
{
    private const string Connection = "redshift.visa";
    private const string Schema = "marts";

    /// <param name="graph">The dbt project, which says what columns there are. Throws when a table or column is not there.</param>
    public static string Write(TableauSource source, Graph graph)
    {
        var models = source.Tables.Select(table => graph.NodesById.GetValueOrDefault($"model.visa.{table}") ?? throw new Dbt.DbtException($"{source.Name}: there is no mart {table}")).ToList();
        // Columns that both tables of a join have stand once, as the first table's.
        var columns = models.SelectMany(model => model.Columns.Select(column => (model, column))).DistinctBy(pair => pair.column.Name).ToList();
        var document = new XElement("datasource",
            new XAttribute("formatted-name", $"federated.{source.Name}"), new XAttribute("inline", "true"), new XAttribute("source-platform", "linux"), new XAttribute("version", "18.1"),
            new XElement("connection", new XAttribute("class", "federated"),
                new XElement("named-connections",
                    new XElement("named-connection", new XAttribute("caption", "visa"), new XAttribute("name", Connection),
                        new XElement("connection",
                            new XAttribute("authentication", "username-password"), new XAttribute("class", "redshift"), new XAttribute("dbname", "visa"), new XAttribute("one-time-sql", ""),
                            new XAttribute("odbc-connect-string-extras", ""), new XAttribute("port", "5439"), new XAttribute("schema", Schema), new XAttribute("server", ""),
                            new XAttribute("single-node", "no"), new XAttribute("sslmode", "require"), new XAttribute("username", "bi_reader")))),
                Relation(source)),
            columns.Select(pair => Field(pair.column)),
            source.Measures.Select((measure, index) => Calculation(measure, index + 1)));
        return $"<?xml version='1.0' encoding='utf-8' ?>\n\n{document}\n";
    }

    private static XElement Relation(TableauSource source)
    {
        if (source.Tables.Count == 1) return Table(source.Tables[0]);
        var (first, second) = (source.Tables[0], source.Tables[1]);
        return new XElement("relation", new XAttribute("join", "left"), new XAttribute("type", "join"),
            new XElement("clause", new XAttribute("type", "join"),
                new XElement("expression", new XAttribute("op", "="),
                    new XElement("expression", new XAttribute("op", $"[{first}].[{source.Key}]")),
                    new XElement("expression", new XAttribute("op", $"[{second}].[{source.Key}]")))),
            Table(first),
            Table(second));
    }

    private static XElement Table(string name) =>
        new("relation", new XAttribute("connection", Connection), new XAttribute("name", name), new XAttribute("table", $"[{Schema}].[{name}]"), new XAttribute("type", "table"));

    private static XElement Field(Column column)
    {
        var (type, isMeasure) = Type(column);
        return new XElement("column",
            new XAttribute("caption", Caption(column.Name)), new XAttribute("datatype", type), new XAttribute("name", $"[{column.Name}]"),
            new XAttribute("role", isMeasure ? "measure" : "dimension"), new XAttribute("type", isMeasure ? "quantitative" : type is "date" or "datetime" ? "ordinal" : "nominal"),
            new XElement("desc", new XElement("formatted-text", new XElement("run", column.Description))));
    }

    private static (string Type, bool IsMeasure) Type(Column column) => column.DataType switch
    {
        "bigint" or "integer" => ("integer", column.Name is not ("event_hour" or "card_ordinal" or "catalogue_version")),
        "boolean" => ("boolean", false),
        "date" => ("date", false),
        "timestamp" => ("datetime", false),
        { } type when type.StartsWith("decimal", StringComparison.Ordinal) || type == "double precision" => ("real", true),
        _ => ("string", false),
    };

    private static XElement Calculation(TableauMeasure measure, int number) => new("column",
        new XAttribute("caption", measure.Caption), new XAttribute("datatype", "real"), new XAttribute("default-format", measure.Format), new XAttribute("name", $"[Calculation_{number}]"),
        new XAttribute("role", "measure"), new XAttribute("type", "quantitative"),
        new XElement("calculation", new XAttribute("class", "tableau"), new XAttribute("formula", measure.Formula)));

    private static string Caption(string name)
    {
        var words = name.Replace("_", " ", StringComparison.Ordinal).Replace(" usd", " (USD)", StringComparison.Ordinal);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
