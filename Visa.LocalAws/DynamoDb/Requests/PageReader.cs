using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.DynamoDb.Values;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Answers Query and Scan: one page of a range of a table or index, of at most Limit items and 1 MB before filtering.</summary>
internal sealed class PageReader
{
    private const int MaxPageBytes = 1024 * 1024;

    private readonly Table _table;
    private readonly SecondaryIndex? _index;
    private readonly ItemIndex _order;
    private readonly Projection? _projection;
    private readonly string _select;
    private readonly long _limit;
    private readonly AttributeMap? _startKey;
    private readonly ConsumedCapacity _capacity;
    private readonly bool _isConsistent;

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
        if (_limit < 1)
            throw ValidationFailure.Of($"1 validation error detected: Value '{_limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        _startKey = request.Attributes("ExclusiveStartKey");
        _capacity = ConsumedCapacity.Read(request);
        _isConsistent = request.Flag("ConsistentRead") ?? false;
        EnsureStartKey();
    }

    public KeySchema Keys => _index?.Keys ?? _table.Definition.Keys;

    public ItemIndex Order => _order;

    private KeySchema TableKeys => _table.Definition.Keys;

    private IReadOnlyList<string> PositionNames => [.. TableKeys.Names.Union(_index?.Keys.Names ?? [])];

    /// <summary>Reads and writes the page, after waiting until what it shows is on disk.</summary>
    public async ValueTask ReplyAsync(IndexRange range, bool isForward, Condition? filter, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        if (_startKey is not null)
            range = range.After(_order.EntryOf(_startKey), isForward);
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

    private AttributeMap Project(AttributeMap item) => _index?.Project(item, TableKeys) ?? item;

    private void EnsureStartKey()
    {
        if (_startKey is null)
            return;
        var types = _table.Definition.KeyTypes;
        if (_startKey.Count != PositionNames.Count || PositionNames.Any(name => _startKey[name]?.Type != types[name]))
            throw ValidationFailure.Of("The provided starting key is invalid");
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
