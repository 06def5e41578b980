using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Copies of an item with one place changed.</summary>
internal static class PathEdit
{
    /// <summary>Puts a value at the path; one past a list's end is appended to it. Every container on the way must exist.</summary>
    public static AttributeMap Set(AttributeMap item, DocumentPath path, AttributeValue value) => Change(item, path.Steps, 0, value);

    /// <summary>Takes the value at the path away; without one there nothing changes, but its containers must exist.</summary>
    public static AttributeMap Remove(AttributeMap item, DocumentPath path) => Change(item, path.Steps, 0, null);

    private static AttributeMap Change(AttributeMap map, IReadOnlyList<PathStep> steps, int depth, AttributeValue? value)
    {
        var name = steps[depth].Name ?? throw Misfit();
        if (depth < steps.Count - 1)
            return map.With(name, Change(map[name] ?? throw Misfit(), steps, depth + 1, value));
        return value is null ? map.Without(name) : map.With(name, value);
    }

    private static AttributeValue Change(AttributeValue container, IReadOnlyList<PathStep> steps, int depth, AttributeValue? value)
    {
        if (container.Type == AttributeType.M)
            return AttributeValue.Of(Change(container.Map, steps, depth, value));
        if (container.Type != AttributeType.L || steps[depth].Name is not null)
            throw Misfit();
        return AttributeValue.ListOf(Change(container.Elements, steps, depth, value));
    }

    private static List<AttributeValue> Change(IReadOnlyList<AttributeValue> list, IReadOnlyList<PathStep> steps, int depth, AttributeValue? value)
    {
        var changed = list.ToList();
        var index = steps[depth].Index;
        if (depth < steps.Count - 1)
            changed[index < list.Count ? index : throw Misfit()] = Change(list[index], steps, depth + 1, value);
        else if (value is not null && index >= list.Count)
            changed.Add(value);
        else if (value is not null)
            changed[index] = value;
        else if (index < list.Count)
            changed.RemoveAt(index);
        return changed;
    }

    private static AwsException Misfit() => ValidationFailure.Of("The document path provided in the update expression is invalid for update");
}
