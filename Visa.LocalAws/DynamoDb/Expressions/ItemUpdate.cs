using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Expressions;

/// <summary>Applies update actions: every value is computed from the item as it was, and indexes of removed list elements count in the list as it was.</summary>
internal static class ItemUpdate
{
    public static AttributeMap Apply(AttributeMap item, IReadOnlyList<UpdateAction> actions)
    {
        var changes = actions.Select(action => (action, Value: Compute(action, item))).ToArray();
        var updated = item;
        foreach (var (action, value) in changes.Where(change => change.Value is not null).OrderBy(change => LastIndex(change.action)))
            updated = PathEdit.Set(updated, action.Path, value!);
        foreach (var (action, _) in changes.Where(change => change.Value is null).OrderByDescending(change => LastIndex(change.action)))
            updated = RemoveIfThere(updated, action);
        return updated;
    }

    private static int LastIndex(UpdateAction action) => action.Path.Steps[^1].Index;

    private static AttributeMap RemoveIfThere(AttributeMap item, UpdateAction action) =>
        action.Kind == UpdateKind.Delete && action.Path.Find(item) is null ? item : PathEdit.Remove(item, action.Path);

    /// <summary>The value to put at the action's path, or null to remove what is there.</summary>
    private static AttributeValue? Compute(UpdateAction action, AttributeMap item)
    {
        var value = action.Value?.Evaluate(item);
        var current = action.Path.Find(item);
        return action.Kind switch
        {
            UpdateKind.Add when current is not null => Sum(current, value!),
            UpdateKind.Delete => current is null ? null : Difference(current, value!),
            _ => value,
        };
    }

    private static AttributeValue Sum(AttributeValue current, AttributeValue value)
    {
        if (current.Type != value.Type)
            throw IncorrectType();
        return value.Type switch
        {
            AttributeType.N => AttributeValue.Of(current.Number + value.Number),
            AttributeType.L => AttributeValue.ListOf(current.Elements.Concat(value.Elements)),
            _ => AttributeValue.SetOf(value.Elements[0].Type, current.Elements.Concat(value.Elements)),
        };
    }

    private static AttributeValue? Difference(AttributeValue current, AttributeValue value)
    {
        if (current.Type != value.Type)
            throw IncorrectType();
        var rest = current.Elements.Except(value.Elements).ToArray();
        return rest.Length == 0 ? null : AttributeValue.SetOf(rest[0].Type, rest);
    }

    private static AwsException IncorrectType() => ValidationFailure.Of("An operand in the update expression has an incorrect data type");
}
