using System.Collections.Immutable;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>What a Query's key condition selects: one partition, and within it a range of sort keys.</summary>
internal sealed class KeyRange
{
    private readonly AttributeValue _partition;
    private readonly Condition? _sort;

    private KeyRange(AttributeValue partition, Condition? sort)
    {
        _partition = partition;
        _sort = sort;
    }

    /// <summary>Reads a condition that must be an equality of the partition key and at most one test of the sort key.</summary>
    public static KeyRange Of(Condition condition, KeySchema keys, IReadOnlyDictionary<string, AttributeType> types, bool isLegacy)
    {
        Condition[] tests = [.. (condition.Kind == ConditionKind.And ? condition.Parts : [condition]).Select(test => test.Turned())];
        foreach (var test in tests)
            EnsureKeyTest(test, isLegacy);
        if (tests.GroupBy(AttributeOf).Any(group => group.Count() > 1))
            throw ValidationFailure.Of("KeyConditionExpressions must only contain one condition per key");
        var partition = tests.FirstOrDefault(test => AttributeOf(test) == keys.Partition) ?? throw Missed(keys.Partition);
        if (partition.Kind != ConditionKind.Equal)
            throw ValidationFailure.Of("Query key condition not supported");
        var others = tests.Where(test => test != partition).ToArray();
        if (others.Length > 1)
            throw ValidationFailure.Of("Conditions can be of length 1 or 2 only");
        var sort = others.FirstOrDefault();
        if (sort is not null && AttributeOf(sort) != keys.Sort)
            throw keys.Sort is null ? ValidationFailure.Of("Query key condition not supported") : Missed(keys.Sort);
        foreach (var test in tests)
            EnsureTypes(test, types[AttributeOf(test)]);
        return new KeyRange(partition.Operands[1].Value!, sort);
    }

    public IndexRange In(ImmutableSortedSet<IndexEntry> entries)
    {
        if (_sort is null)
            return IndexRange.Between(entries, Bound(-1), Bound(1));
        var value = _sort.Operands[1].Value!;
        return _sort.Kind switch
        {
            ConditionKind.Equal => IndexRange.Between(entries, Bound(-1, value), Bound(1, value)),
            ConditionKind.Less => IndexRange.Between(entries, Bound(-1), Bound(-1, value)),
            ConditionKind.LessOrEqual => IndexRange.Between(entries, Bound(-1), Bound(1, value)),
            ConditionKind.Greater => IndexRange.Between(entries, Bound(1, value), Bound(1)),
            ConditionKind.GreaterOrEqual => IndexRange.Between(entries, Bound(-1, value), Bound(1)),
            ConditionKind.Between => IndexRange.Between(entries, Bound(-1, value), Bound(1, _sort.Operands[2].Value!)),
            ConditionKind.BeginsWith => BeginningWith(entries, value),
            _ => throw ValidationFailure.Of("Query key condition not supported"),
        };
    }

    private static void EnsureKeyTest(Condition test, bool isLegacy)
    {
        var name = test.Kind switch
        {
            ConditionKind.Or => "OR",
            ConditionKind.Not => "NOT",
            ConditionKind.NotEqual => "<>",
            ConditionKind.In => "IN",
            ConditionKind.Contains => "contains",
            ConditionKind.Exists => "attribute_exists",
            ConditionKind.NotExists => "attribute_not_exists",
            ConditionKind.HasType => "attribute_type",
            _ => null,
        };
        if (name is not null)
            throw ValidationFailure.Of(isLegacy ? "Attempted conditional constraint is not an indexable operation" : $"Invalid operator used in KeyConditionExpression: {name}");
        if (test.Operands.Any(operand => operand.IsSize))
            throw ValidationFailure.Of("KeyConditionExpressions cannot contain nested operations");
        if (test.Operands.Any(operand => operand.Path?.Steps.Count > 1))
            throw ValidationFailure.Of("KeyConditionExpressions cannot have conditions on nested attributes");
    }

    private static string AttributeOf(Condition test) => test.Operands is [{ Path: { Steps.Count: 1 } path, IsSize: false }, ..]
        ? path.Attribute
        : throw ValidationFailure.Of("Query key condition not supported");

    private static void EnsureTypes(Condition test, AttributeType type)
    {
        if (test.Operands.Skip(1).Any(operand => operand.Value?.Type != type))
            throw ValidationFailure.OfValues("Condition parameter type does not match schema type");
    }

    private static AwsException Missed(string attribute) => ValidationFailure.Of($"Query condition missed key schema element: {attribute}");

    /// <summary>Keys with a prefix stand together: from the prefix itself to the first key that does not begin with it.</summary>
    private IndexRange BeginningWith(ImmutableSortedSet<IndexEntry> entries, AttributeValue prefix)
    {
        var range = IndexRange.Between(entries, Bound(-1, prefix), Bound(1));
        var begins = Condition.Test(ConditionKind.BeginsWith, _sort!.Operands);
        var (low, high) = (range.Low, range.High);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (begins.Holds(entries[middle].Item!))
                low = middle + 1;
            else
                high = middle;
        }
        return range with { High = low };
    }

    private IndexEntry Bound(int edge, params IReadOnlyList<AttributeValue> sort) => new(PartitionHash.Of(_partition), [_partition, .. sort], edge);
}
