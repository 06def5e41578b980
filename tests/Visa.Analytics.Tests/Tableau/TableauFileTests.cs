using System.Text.RegularExpressions;
using System.Xml.Linq;
using Visa.Analytics.Tableau;
using Visa.Dbt;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Analytics.Tests.Tableau;

public sealed partial class TableauFileTests
{
    public static TheoryData<string> Names() => [.. TableauSource.All.Select(source => source.Name)];

    /// <summary>The committed file is what the dbt project gives: `./visa tableau` writes it anew.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void File_IsWhatTheManifestGives(string name) => Assert.Equal(Written(name), File.ReadAllText(Path.Combine(Repository.Root, "tableau", $"{name}.tds")));

    [Theory]
    [MemberData(nameof(Names))]
    public void File_NamesOnlyTablesAndColumnsOfTheManifest(string name)
    {
        var graph = DbtProjectReader.Read(Repository.Dbt, _ => null, TimeProvider.System);
        var document = XDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tableau", $"{name}.tds")));

        var tables = document.Descendants("relation").Where(relation => relation.Attribute("type")!.Value == "table").Select(relation => relation.Attribute("table")!.Value).ToList();
        Assert.NotEmpty(tables);
        var models = tables.Select(table => graph.Nodes.Single(node => node.Relation is { } relation && $"[{relation.Schema}].[{relation.Identifier}]" == table)).ToList();
        var columns = models.SelectMany(model => model.Columns.Select(column => $"[{column.Name}]")).ToHashSet(StringComparer.Ordinal);
        var fields = document.Root!.Elements("column").ToList();
        Assert.All(fields.Where(field => field.Element("calculation") is null), field => Assert.Contains(field.Attribute("name")!.Value, columns));
        var formulas = fields.Select(field => field.Element("calculation")?.Attribute("formula")!.Value).OfType<string>().ToList();
        Assert.NotEmpty(formulas);
        Assert.All(formulas.SelectMany(formula => Brackets.Matches(formula).Select(match => match.Value)), column => Assert.Contains(column, columns));
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName == "password");
    }

    private static string Written(string name) =>
        TableauFile.Write(TableauSource.All.Single(source => source.Name == name), DbtProjectReader.Read(Repository.Dbt, _ => null, TimeProvider.System));

    [GeneratedRegex(@"\[[a-z_0-9]+\]")]
    private static partial Regex Brackets { get; }
}
