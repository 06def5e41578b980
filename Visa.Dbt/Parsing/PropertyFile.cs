using Visa.Dbt.Nodes;
using Visa.Dbt.Projects;

namespace Visa.Dbt.Parsing;

/// <summary>A YAML file with properties of models, sources, seeds, tests, macros and exposures.</summary>
internal sealed record PropertyFile(SourceFile Source, YamlMap Yaml)
{
    public static PropertyFile Read(SourceFile source)
    {
        var yaml = YamlFile.Read(source.FullPath, source.OriginalPath);
        yaml.Allow("a properties file", "version", "models", "sources", "seeds", "data_tests", "unit_tests", "macros", "exposures");
        return new PropertyFile(source, yaml);
    }

    /// <summary>Columns with their descriptions and types.</summary>
    public static List<Column> Columns(YamlMap properties) =>
    [
        .. properties.Maps("columns").Select(column =>
        {
            column.Allow("a column", "name", "description", "data_type", "data_tests", "tests", "config", "quote");
            var config = column.Map("config");
            config?.Allow("a column's config", "tags", "meta");
            return new Column(column.RequireText("name"), Description(column), column.Text("data_type"))
            {
                Meta = config?.Map("meta") ?? new YamlMap(column.File, column.Line),
                Tags = config is null ? [] : [.. config.List("tags").Select(Jinja.Values.Value.Text)],
            };
        }),
    ];

    public static string Description(YamlMap properties)
    {
        var text = properties.Text("description") ?? "";
        return text.Contains("{{", StringComparison.Ordinal) ? throw properties.Wrong("Jinja in a description: not supported by the embedded runner") : text;
    }
}
