using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>The parts of an item that a request asks for. Chosen elements of a list come back as a list of just those.</summary>
internal sealed class Projection(IReadOnlyList<DocumentPath> paths)
{
    public static Projection Parse(string expression, ExpressionScope scope)
    {
        var reader = new ExpressionReader(expression, "ProjectionExpression", scope);
        var paths = new List<DocumentPath>();
        do
            paths.Add(reader.Path());
        while (reader.TryTake(","));
        reader.ExpectEnd();
        foreach (var (path, i) in paths.Select((path, i) => (path, i)))
        {
            if (paths.Take(i).FirstOrDefault(path.Overlaps) is { } other)
            {
                throw ValidationFailure.Of(
                    $"Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: {other}, path two: {path}");
            }
            if (paths.Take(i).FirstOrDefault(path.Conflicts) is { } conflicting)
            {
                throw ValidationFailure.Of(
                    $"Invalid ProjectionExpression: Two document paths conflict with each other; must remove or rewrite one of these paths; path one: {conflicting}, path two: {path}");
            }
        }
        return new Projection(paths);
    }

    public AttributeMap Apply(AttributeMap item) => Choose(item, paths.Select(path => path.Steps).ToArray(), 0);

    private static AttributeMap Choose(AttributeMap map, IReadOnlyList<IReadOnlyList<PathStep>> paths, int depth)
    {
        var chosen = new Dictionary<string, AttributeValue>();
        foreach (var group in paths.Where(path => path[depth].Name is not null).GroupBy(path => path[depth].Name!))
        {
            if (map.TryGet(group.Key, out var value) && Choose(value, [.. group], depth + 1) is { } part)
                chosen[group.Key] = part;
        }
        return new AttributeMap(chosen);
    }

    private static AttributeValue? Choose(AttributeValue value, IReadOnlyList<IReadOnlyList<PathStep>> paths, int depth)
    {
        if (paths.Any(path => path.Count == depth))
            return value;
        if (value.Type == AttributeType.M)
            return Choose(value.Map, paths, depth) is { Count: > 0 } part ? AttributeValue.Of(part) : null;
        if (value.Type != AttributeType.L)
            return null;
        var elements = paths.Where(path => path[depth].Name is null && path[depth].Index < value.Elements.Count)
            .GroupBy(path => path[depth].Index)
            .OrderBy(group => group.Key)
            .Select(group => Choose(value.Elements[group.Key], [.. group], depth + 1))
            .OfType<AttributeValue>()
            .ToArray();
        return elements.Length == 0 ? null : AttributeValue.ListOf(elements);
    }
}
