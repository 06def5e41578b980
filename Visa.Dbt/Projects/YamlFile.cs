using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Visa.Dbt.Projects;

/// <summary>Reads YAML into texts, whole numbers, fractions, booleans, lists and maps, by the rules of YAML 1.1 that dbt's reader follows.</summary>
internal static partial class YamlFile
{
    /// <param name="shown">The path in messages.</param>
    public static YamlMap Read(string path, string shown) => Parse(File.ReadAllText(path), shown);

    public static YamlMap Parse(string text, string shown)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new DbtException(exception.InnerException?.Message ?? exception.Message, shown, (int)exception.Start.Line);
        }
        if (stream.Documents.Count == 0) return new YamlMap(shown, 1);
        return Convert(stream.Documents[0].RootNode, shown) as YamlMap ?? throw new DbtException("the file must hold a mapping", shown, 1);
    }

    private static object? Convert(YamlNode node, string file) => node switch
    {
        YamlMappingNode map => ConvertMap(map, file),
        YamlSequenceNode list => list.Children.Select(child => Convert(child, file)).ToList(),
        YamlScalarNode scalar => scalar.Style == ScalarStyle.Plain ? ConvertPlain(scalar.Value ?? "") : scalar.Value,
        _ => throw new DbtException("only mappings, lists and values can stand here", file, (int)node.Start.Line),
    };

    private static YamlMap ConvertMap(YamlMappingNode node, string file)
    {
        var map = new YamlMap(file, (int)node.Start.Line);
        foreach (var (key, value) in node.Children)
        {
            if (!map.TryAdd(((YamlScalarNode)key).Value ?? "", Convert(value, file)))
                throw new DbtException($"the key '{key}' stands twice", file, (int)key.Start.Line);
        }
        return map;
    }

    private static object? ConvertPlain(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
                return true;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                return false;
        }
        if (Whole.IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        return Fraction.IsMatch(text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : text;
    }

    [GeneratedRegex("^[-+]?(0|[1-9][0-9]*)$")]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+][0-9]+)?$")]
    private static partial Regex Fraction { get; }
}
