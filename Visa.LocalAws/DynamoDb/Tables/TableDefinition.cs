using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>All that is settled about a table beside its items.</summary>
internal sealed record TableDefinition
{
    public required string Name { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The types of the attributes that keys are made of.</summary>
    public required IReadOnlyDictionary<string, AttributeType> KeyTypes { get; init; }

    public required KeySchema Keys { get; init; }

    public IReadOnlyList<SecondaryIndex> Indexes { get; init; } = [];

    public bool IsOnDemand { get; init; }

    public Throughput Throughput { get; init; } = Throughput.OnDemand;

    public bool IsDeletionProtected { get; init; }

    /// <summary>The attribute that holds an item's expiry in epoch seconds, when time to live is on.</summary>
    public string? TimeToLiveAttribute { get; init; }

    public bool IsContinuouslyBackedUp { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public required string Region { get; init; }

    public string Arn => $"arn:aws:dynamodb:{Region}:{LocalAwsOptions.AccountId}:table/{Name}";

    public SecondaryIndex Index(string name) => Indexes.FirstOrDefault(index => index.Name == name)
        ?? throw ValidationFailure.Of($"The table does not have the specified index: {name}");
}
