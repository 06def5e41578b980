using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Answers Query and Scan: one page of a range of a table or index, of at most Limit items and 1 MB before filtering.</summary>
internal sealed class PageReader
{
    private const int MaxPageBytes = 1024 * 1024;
    private const string StartKeyInvalid = "The provided starting key is invalid";

    private readonly Table _table;
    private readonly SecondaryIndex? _index;
    private readonly ItemIndex _order;
    private readonly Projection? _projection;
    private readonly string _select;
    private readonly long _limit;
    private readonly AttributeMap? _startKey;
    private readonly ConsumedCapacity _capacity;
    private readonly bool _isConsistent;
    private readonly bool _isQuery;

    public PageReader(Table table, JsonElement request, ExpressionScope scope)
    {
        _table = table;
        var indexName = request.Text("IndexName");
        _index = indexName is null ? null : table.Definition.Index(indexName);
        if (_index is { IsGlobal: true } && request.Flag("ConsistentRead") == true)
            throw ValidationFailure.Of("Consistent reads are not supported on global secondary indexes");
        _order = table.Order(indexName);
        _projection = ReadTerms.ReadProjection(request, scope);
        _select = request.Text("Select") ?? "";
        _limit = request.Whole("Limit") ?? long.MaxValue;
        EnsureSelect();
        _startKey = request.Attributes("ExclusiveStartKey");
        _capacity = ConsumedCapacity.Read(request);
        _isConsistent = request.Flag("ConsistentRead") ?? false;
        _isQuery = request.Has("KeyConditions") || request.Has("KeyConditionExpression");
        EnsureStartKey(isScan: !_isQuery);
    }

    /// <summary>Refuses a filter of a Query that looks at the keys, which the key condition is for.</summary>
    public void EnsureNoKeyIn(Condition? filter, string parameter)
    {
        if (filter?.Attributes.FirstOrDefault(Keys.Names.Contains) is { } key)
            throw ValidationFailure.Of($"{parameter} can only contain non-primary key attributes: Primary key attribute: {key}");
    }

    public KeySchema Keys => _index?.Keys ?? _table.Definition.Keys;

    public ItemIndex Order => _order;

    private KeySchema TableKeys => _table.Definition.Keys;

    private IReadOnlyList<string> PositionNames => [.. TableKeys.Names.Union(_index?.Keys.Names ?? [])];

    /// <summary>Reads and writes the page, after waiting until what it shows is on disk.</summary>
    public async ValueTask ReplyAsync(IndexRange range, bool isForward, Condition? filter, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        if (_startKey is not null)
            range = EnsureWithin(range).After(_order.EntryOf(_startKey), isForward);
        var found = new List<AttributeMap>();
        var (scanned, bytes) = (0, 0);
        AttributeMap? last = null;
        foreach (var entry in range.Read(isForward))
        {
            scanned++;
            bytes += Project(entry.Item!).Size;
            if (Project(entry.Item!) is var item && filter?.Holds(item) != false)
                found.Add(item);
            if (scanned == _limit || bytes > MaxPageBytes)
            {
                last = entry.Item!.Only(PositionNames);
                break;
            }
        }
        await _table.SettleAsync(cancellationToken);
        _capacity.AddRead(_table, _index, bytes, _isConsistent);
        _capacity.WriteOne(reply);
        Write(reply, found, scanned, last);
    }

    /// <summary>What is read of an item: a local index fetches from the table what it does not hold itself.</summary>
    private AttributeMap Project(AttributeMap item)
    {
        var fetches = _index is { IsGlobal: false } && (_select == "ALL_ATTRIBUTES" || _projection is not null);
        return _index is null || fetches ? item : _index.Project(item, TableKeys);
    }

    /// <summary>A page of a Query goes on within the partition and sort keys that the query is about.</summary>
    private IndexRange EnsureWithin(IndexRange range) => !_isQuery || range.Encloses(_order.EntryOf(_startKey!))
        ? range
        : throw ValidationFailure.Of("The provided starting key is outside query boundaries based on provided conditions");

    private void EnsureSelect()
    {
        if (_select is "SPECIFIC_ATTRIBUTES" && _projection is null)
            throw ValidationFailure.OfValues("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        if (_select is "ALL_PROJECTED_ATTRIBUTES" && _index is null)
            throw ValidationFailure.OfValues("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        if (_select is not ("" or "SPECIFIC_ATTRIBUTES") && _projection is not null)
            throw ValidationFailure.OfValues($"Cannot specify the AttributesToGet when choosing to get {(_select == "COUNT" ? "only the Count" : _select)}");
        if (_select == "ALL_ATTRIBUTES" && _index is { IsGlobal: true, Projection: not "ALL" })
            throw ValidationFailure.OfValues($"Select type ALL_ATTRIBUTES is not supported for global secondary index {_index.Name} because its projection type is not ALL");
    }

    private void EnsureStartKey(bool isScan)
    {
        if (_startKey is null)
            return;
        var types = _table.Definition.KeyTypes;
        if (!isScan && _startKey.Count != PositionNames.Count)
            throw ValidationFailure.Of(StartKeyInvalid);
        if (_startKey.Count != PositionNames.Count || PositionNames.Any(name => _startKey[name]?.Type != types[name]))
            throw ValidationFailure.Of((isScan ? StartKeyInvalid + ": " : "") + "The provided key element does not match the schema");
    }

    private void Write(Utf8JsonWriter reply, List<AttributeMap> found, int scanned, AttributeMap? last)
    {
        if (_select != "COUNT")
        {
            reply.WriteStartArray("Items");
            foreach (var item in found)
                AttributeJson.Write(reply, _projection?.Apply(item) ?? item);
            reply.WriteEndArray();
        }
        reply.WriteNumber("Count", found.Count);
        reply.WriteNumber("ScannedCount", scanned);
        WriteTerms.WriteAttributes(reply, "LastEvaluatedKey", last);
    }
}
