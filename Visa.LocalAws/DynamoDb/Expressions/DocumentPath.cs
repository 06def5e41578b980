using System.Text;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Where a value is inside an item, such as <c>Address.Lines[0]</c>. The first step is always an attribute's name.</summary>
internal sealed class DocumentPath(IReadOnlyList<PathStep> steps)
{
    public IReadOnlyList<PathStep> Steps => steps;

    public string Attribute => steps[0].Name!;

    public static DocumentPath Of(string attribute) => new([PathStep.Member(attribute)]);

    public AttributeValue? Find(AttributeMap item)
    {
        var value = item[Attribute];
        for (var i = 1; i < steps.Count && value is not null; i++)
            value = Child(value, steps[i]);
        return value;
    }

    /// <summary>Whether one of the two paths leads through the other.</summary>
    public bool Overlaps(DocumentPath other) => Steps.Zip(other.Steps).All(pair => pair.First == pair.Second);

    /// <summary>Whether the two paths take one value for a map and for a list.</summary>
    public bool Conflicts(DocumentPath other)
    {
        var parting = Steps.Zip(other.Steps).FirstOrDefault(pair => pair.First != pair.Second);
        return parting.First.Name is null != (parting.Second.Name is null);
    }

    public override string ToString()
    {
        var text = new StringBuilder("[");
        foreach (var step in steps)
            text.Append(text.Length > 1 ? ", " : "").Append(step.Name ?? $"[{step.Index}]");
        return text.Append(']').ToString();
    }

    private static AttributeValue? Child(AttributeValue value, PathStep step) => (value.Type, step.Name) switch
    {
        (AttributeType.M, { } name) => value.Map[name],
        (AttributeType.L, null) => value.Elements.ElementAtOrDefault(step.Index),
        _ => null,
    };
}
