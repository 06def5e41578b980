namespace Visa.Features;

/// <summary>Gives ids in order of addition.</summary>
internal sealed class DefinitionList
{
    private const string NeverMissing = "never";

    private readonly List<FeatureDefinition> _definitions = [];

    public FeatureGroup Group { get; set; }

    public FeatureDefinition[] ToArray() => [.. _definitions];

    public void Add(string name, string meaning, FeatureUnit unit, string reason, string? missing = null) => _definitions.Add(new FeatureDefinition
    {
        Id = _definitions.Count,
        Name = name,
        Meaning = meaning,
        Unit = unit.Name,
        Range = unit.Range,
        Missing = missing ?? NeverMissing,
        Group = Group,
        Reason = reason,
    });
}
