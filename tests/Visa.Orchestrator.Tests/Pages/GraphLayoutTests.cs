using Visa.Orchestrator.Pages.Graphs;

namespace Visa.Orchestrator.Tests.Pages;

public sealed class GraphLayoutTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_AnyDag_PlacesNodesApartAndEdgesForwardsAroundBoxes(int seed)
    {
        var nodes = RandomDag(seed);

        var layout = GraphLayout.Of(nodes);

        var boxes = nodes.Select(node => layout[node.Name]).ToList();
        for (var one = 0; one < boxes.Count; one++)
        {
            Assert.InRange(boxes[one].X, 0, layout.Width - GraphLayout.NodeWidth);
            Assert.InRange(boxes[one].Y, 0, layout.Height - GraphLayout.NodeHeight);
            for (var other = one + 1; other < boxes.Count; other++)
            {
                Assert.True(boxes[one].X != boxes[other].X || Math.Abs(boxes[one].Y - boxes[other].Y) >= GraphLayout.NodeHeight, $"{nodes[one].Name} lies on {nodes[other].Name}");
            }
        }

        var edges = layout.Edges.ToList();
        Assert.Equal(nodes.Sum(node => node.After.Count), edges.Count);
        foreach (var edge in edges)
        {
            Assert.Equal((layout[edge.From].X + GraphLayout.NodeWidth, layout[edge.From].Y + (GraphLayout.NodeHeight / 2)), edge.Points[0]);
            Assert.Equal((layout[edge.To].X, layout[edge.To].Y + (GraphLayout.NodeHeight / 2)), edge.Points[^1]);
            Assert.Equal(edge.Points.Select(point => point.X).Order(), edge.Points.Select(point => point.X));
            // Where it passes a layer, it passes no box.
            Assert.DoesNotContain(edge.Points.Skip(1).SkipLast(1), point => boxes.Exists(box => point.X >= box.X && point.X <= box.X + GraphLayout.NodeWidth && point.Y > box.Y && point.Y < box.Y + GraphLayout.NodeHeight));
        }
    }

    [Fact]
    public void Of_AChain_StandsOnOneLine()
    {
        var layout = GraphLayout.Of([("a", []), ("b", ["a"]), ("c", ["b"])]);

        Assert.Equal(layout["a"].Y, layout["b"].Y);
        Assert.Equal(layout["b"].Y, layout["c"].Y);
        Assert.True(layout["a"].X < layout["b"].X && layout["b"].X < layout["c"].X);
    }

    [Fact]
    public void Of_ANodeAfterOneThatIsGone_LeavesTheEdgeOut() => Assert.Empty(GraphLayout.Of([("a", ["gone"])]).Edges);

    private static List<(string Name, IReadOnlyList<string> After)> RandomDag(int seed)
    {
        var random = new Random(seed);
        var nodes = new List<(string Name, IReadOnlyList<string> After)>();
        for (var at = 0; at < random.Next(1, 30); at++)
        {
            nodes.Add(($"step{at}", [.. nodes.Where(_ => random.Next(4) == 0).Select(node => node.Name)]));
        }

        return nodes;
    }
}
