using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Traces;

namespace Compat.Tests.Dashboard.Traces;

public sealed class TraceStoreTests
{
    [Fact]
    public void Add_MoreTracesThanTheLimit_DropsTheFirstToArrive()
    {
        var store = new TraceStore(new DashboardLimits { Traces = 3 });

        for (var i = 0; i < 10; i++)
            store.Add([Spans.New($"t{i}", "a", start: (ulong)(100 - i))]);

        Assert.Equal(["t7", "t8", "t9"], store.All().Select(trace => trace.Id).Order());
        Assert.Null(store.Find("t6"));
    }

    [Fact]
    public void Add_MoreSpansThanTheLimit_DropsWholeTraces()
    {
        var store = new TraceStore(new DashboardLimits { Spans = 10, SpansPerTrace = 6 });

        for (var i = 0; i < 4; i++)
            store.Add([.. Enumerable.Range(0, 4).Select(span => Spans.New($"t{i}", $"s{span}"))]);

        Assert.Equal(["t2", "t3"], store.All().Select(trace => trace.Id).Order());
        Assert.All(store.All(), trace => Assert.Equal(4, trace.Spans.Count));
    }

    [Fact]
    public void Add_MoreSpansOfOneTraceThanTheLimit_CountsTheRest()
    {
        var store = new TraceStore(new DashboardLimits { Spans = 5, SpansPerTrace = 5 });

        store.Add([.. Enumerable.Range(0, 8).Select(span => Spans.New("t", $"s{span}"))]);

        var trace = Assert.Single(store.All());
        Assert.Equal((5, 3), (trace.Spans.Count, trace.DroppedSpans));
    }

    [Fact]
    public void Add_TheSameSpanAgain_IsKeptOnce()
    {
        var store = new TraceStore(new DashboardLimits());

        store.Add([Spans.New("t", "a")]);
        store.Add([Spans.New("t", "a"), Spans.New("t", "b", "a")]);

        Assert.Equal(2, store.Find("t")!.Spans.Count);
    }

    [Fact]
    public void Add_ChildrenBeforeTheRoot_NamesTheTraceByTheRootOnceItIsThere()
    {
        var store = new TraceStore(new DashboardLimits());
        store.Add([Spans.New("t", "leaf", "middle", start: 30, end: 40, service: "scoring")]);
        store.Add([Spans.New("t", "middle", "root", start: 20, end: 50, service: "consumer")]);
        var partial = store.Find("t")!;

        store.Add([Spans.New("t", "root", start: 25, end: 60, service: "generator")]);
        var whole = store.Find("t")!;

        Assert.Equal((false, "span middle"), (partial.HasRoot, partial.First.Name));
        Assert.Equal((true, "span root"), (whole.HasRoot, whole.First.Name));
        Assert.Equal((20ul, 60ul), (whole.StartNanoseconds, whole.EndNanoseconds));
    }

    [Fact]
    public async Task Add_FromManyThreadsWhileRead_NeverExceedsTheLimits()
    {
        var limits = new DashboardLimits { Traces = 50, Spans = 200, SpansPerTrace = 20 };
        var store = new TraceStore(limits);

        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            var random = new Random(writer);
            for (var i = 0; i < 500; i++)
            {
                store.Add([.. Enumerable.Range(0, 5).Select(_ => Spans.New($"t{random.Next(200)}", $"s{random.Next(1000)}"))]);
                var all = store.All();
                Assert.InRange(all.Count, 1, limits.Traces);
                Assert.InRange(all.Sum(trace => trace.Spans.Count), 1, limits.Spans);
            }
        }));

        await Task.WhenAll(writers);
    }
}
