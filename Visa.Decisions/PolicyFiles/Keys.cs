using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Visa.Decisions.PolicyFiles;

/// <summary>The keys of one YAML mapping, checked against those that the format has.</summary>
internal sealed class Keys
{
    private readonly YamlMappingNode _node;
    private readonly string _owner;
    private readonly PolicyProblems _problems;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);

    /// <param name="owner">What messages call the mapping, such as "a rule".</param>
    public Keys(YamlMappingNode node, string owner, PolicyProblems problems, params ReadOnlySpan<string> known)
    {
        (_node, _owner, _problems) = (node, owner, problems);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
            {
                _values[name] = value;
            }
            else
            {
                problems.Add(key.Start, $"There is no key \"{name}\" in {owner}; the keys are {string.Join(", ", known!)}.");
            }
        }
    }

    public Mark Start => _node.Start;

    /// <summary>The value of a key that may be absent.</summary>
    public YamlNode? Optional(string key) => _values.GetValueOrDefault(key);

    /// <summary>The value of a required key; null, and a problem, when it is absent.</summary>
    public YamlNode? Required(string key)
    {
        if (_values.TryGetValue(key, out var value))
        {
            return value;
        }

        _problems.Add(_node.Start, $"The key \"{key}\" is missing from {_owner}.");
        return null;
    }

    public string? Text(string key, int maxLength) => Required(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } when !string.IsNullOrWhiteSpace(text) && text.Length <= maxLength => text.Trim(),
        var node => Problem<string>(node, $"\"{key}\" must be a text of 1 to {maxLength} characters."),
    };

    public double? Number(string key) => Required(key) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } when Numbers.TryParse(text, out var number) => number,
        YamlScalarNode { Value: { } text } node => Problem<double?>(node, $"\"{key}\" must be a number, not \"{text}\"."),
        var node => Problem<double?>(node, $"\"{key}\" must be a number."),
    };

    private T? Problem<T>(YamlNode node, string message)
    {
        _problems.Add(node.Start, message);
        return default;
    }
}
