using Aspire.Hosting.Dashboard.Traces;

namespace Compat.Tests.Dashboard.Traces;

public sealed class WaterfallTests
{
    [Fact]
    public void Order_SpansInAnyOrder_PutsChildrenBelowTheirParentByStart()
    {
        StoredSpan[] spans =
        [
            Spans.New("t", "late", "root", start: 50),
            Spans.New("t", "leaf", "early", start: 20),
            Spans.New("t", "root", start: 0),
            Spans.New("t", "early", "root", start: 10),
        ];

        Assert.Equal([("root", 0), ("early", 1), ("leaf", 2), ("late", 1)], Ordered(spans));
    }

    [Fact]
    public void Order_ParentThatIsNotThere_MakesARoot()
    {
        Assert.Equal([("a", 0), ("b", 1)], Ordered([Spans.New("t", "b", "a"), Spans.New("t", "a", "gone")]));
    }

    [Fact]
    public void Order_ParentsInARing_DrawsEachOnce()
    {
        StoredSpan[] spans = [Spans.New("t", "a", "b", start: 1), Spans.New("t", "b", "a", start: 2), Spans.New("t", "self", "self", start: 3)];

        Assert.Equal([("a", 0), ("b", 1), ("self", 0)], Ordered(spans));
    }

    [Fact]
    public void Order_AChainOfThousands_DoesNotOverflowTheStack()
    {
        var spans = Enumerable.Range(0, 20_000).Select(i => Spans.New("t", $"s{i}", i == 0 ? "" : $"s{i - 1}")).ToList();

        Assert.Equal(19_999, Waterfall.Order(spans)[^1].Depth);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Order_RandomParents_DrawsEachOnceAndEachChildBelowItsParent(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(1, 40);
            var spans = Enumerable.Range(0, count)
                .Select(i => Spans.New("t", $"s{i}", random.Next(4) == 0 ? "" : $"s{random.Next(count + 2)}", start: (ulong)random.Next(20)))
                .ToList();

            var rows = Waterfall.Order(spans);

            Assert.Equal(spans.Select(span => span.SpanId).Order(StringComparer.Ordinal), rows.Select(row => row.Span.SpanId).Order(StringComparer.Ordinal));
            AssertNested(rows);
        }
    }

    // Going up from a row, the first row of a lesser depth is its parent.
    private static void AssertNested(IReadOnlyList<(StoredSpan Span, int Depth)> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Depth == 0)
                continue;
            var above = rows.Take(i).Last(row => row.Depth < rows[i].Depth);
            Assert.Equal((rows[i].Span.ParentId, rows[i].Depth - 1), (above.Span.SpanId, above.Depth));
        }
    }

    private static IEnumerable<(string, int)> Ordered(IReadOnlyList<StoredSpan> spans) => Waterfall.Order(spans).Select(row => (row.Span.SpanId, row.Depth));
}
