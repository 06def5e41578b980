using System.Text.Json;
using Visa.LocalAws.DynamoDb.Expressions;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

internal static class Scan
{
    private const long MaxSegments = 1_000_000;

    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        ExpressionMix.EnsureOneKind(request);
        var scope = new ExpressionScope(request);
        var filter = ReadFilter(request, scope);
        var page = new PageReader(TableName.Find(database, request), request, scope);
        scope.EnsureAllUsed(ExpressionMix.HasExpressions(request), "FilterExpression");
        await page.ReplyAsync(ReadSegment(request, page.Order), isForward: true, filter, reply, cancellationToken);
    }

    private static Condition? ReadFilter(JsonElement request, ExpressionScope scope)
    {
        if (request.Text("FilterExpression") is { } expression)
            return ConditionParser.Parse(expression, "FilterExpression", scope);
        return request.Member("ScanFilter") is { } filter && filter.EnumerateObject().Any()
            ? LegacyConditions.ReadConditions(filter, WriteTerms.Junction(request))
            : null;
    }

    /// <summary>Segments cut the range of partition hashes into equal parts.</summary>
    private static IndexRange ReadSegment(JsonElement request, ItemIndex order)
    {
        var total = request.Whole("TotalSegments");
        var segment = request.Whole("Segment");
        if (total is null && segment is null)
            return IndexRange.All(order.Entries);
        if (total is null)
            throw ValidationFailure.Of("The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
        if (segment is null)
            throw ValidationFailure.Of("The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
        if (total is < 1 or > MaxSegments || segment < 0 || segment >= total)
        {
            throw ValidationFailure.Of(
                $"The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: {segment} is not less than TotalSegments: {total}");
        }
        var low = new IndexEntry(FirstHash(segment.Value, total.Value), [], -1);
        var high = segment == total - 1 ? new IndexEntry(ulong.MaxValue, [], 1) : new IndexEntry(FirstHash(segment.Value + 1, total.Value), [], -1);
        return IndexRange.Between(order.Entries, low, high);
    }

    private static ulong FirstHash(long segment, long total) => (ulong)(((UInt128)(ulong)segment << 64) / (ulong)total);
}
