using Visa.Decisions.Ensembles;
using Visa.Decisions.Explanations;
using Visa.Decisions.Tests.Ensembles;

namespace Visa.Decisions.Tests.Explanations;

public sealed class TreeExplainerTests
{
    [Fact]
    public void Contributions_SmallEnsembles_AreShapleyValuesByDefinition()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new RandomEnsemble(seed);
            var ensemble = random.Make(features: 1 + seed % 5, trees: 3, maxLeaves: 14);
            var explainer = new TreeExplainer(new EnsembleKernel(ensemble));
            var row = random.Row(ensemble.FeatureCount);
            var expected = new SubsetShapley(ensemble, row);

            var contributions = explainer.Contributions(row);

            Assert.Equal(expected.Value(0), explainer.ExpectedMargin, 1e-9);
            for (var feature = 0; feature < ensemble.FeatureCount; feature++) Assert.Equal(expected.Of(feature), contributions[feature], 1e-9);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    public void Contributions_WayThroughManyFeatures_AreShapleyValuesByDefinition(int features)
    {
        var random = new Random(features);
        var nodes = Enumerable.Range(0, features + 3).ToArray();
        var tree = new EnsembleTree(
            [.. nodes.Select(node => node % features)], [.. nodes.Select(_ => 0f)], [.. nodes.Select(node => ~node)], [.. nodes.Select(node => node == nodes.Length - 1 ? ~nodes.Length : node + 1)],
            [.. nodes.Append(-1).Select(_ => random.NextDouble() * 2 - 1)], [.. nodes.Append(-1).Select(_ => (double)random.Next(1, 100))]);
        var ensemble = new TreeEnsemble(features, 0, [tree]);
        float[] row = [.. Enumerable.Range(0, features).Select(_ => random.Next(6) == 0 ? -1f : 1f)];
        var expected = new SubsetShapley(ensemble, row);

        var contributions = new TreeExplainer(new EnsembleKernel(ensemble)).Contributions(row);

        for (var feature = 0; feature < features; feature++) Assert.Equal(expected.Of(feature), contributions[feature], 1e-12);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(300)]
    public void Contributions_WayOfManySteps_AddUpToTheMargin(int steps)
    {
        var random = new Random(steps);
        var nodes = Enumerable.Range(0, steps).ToArray();
        var tree = new EnsembleTree(
            [.. nodes], [.. nodes.Select(_ => 0f)], [.. nodes.Select(node => ~node)], [.. nodes.Select(node => node == steps - 1 ? ~steps : node + 1)],
            [.. nodes.Append(-1).Select(_ => random.NextDouble() * 2 - 1)], [.. nodes.Append(-1).Select(_ => (double)random.Next(1, 100))]);
        var kernel = new EnsembleKernel(new TreeEnsemble(steps, 0, [tree]));
        var explainer = new TreeExplainer(kernel);
        float[] row = [.. nodes.Select(_ => random.Next(steps) == 0 ? -1f : 1f)];

        Assert.Equal(kernel.Margin(row), explainer.ExpectedMargin + explainer.Contributions(row).Sum(), 1e-9);
    }

    [Fact]
    public void Contributions_LargeEnsemble_AddUpToTheMargin()
    {
        var random = new RandomEnsemble(5);
        var kernel = new EnsembleKernel(random.Make(features: 60, trees: 100, maxLeaves: 64));
        var explainer = new TreeExplainer(kernel);
        for (var i = 0; i < 50; i++)
        {
            var row = random.Row(60);
            Assert.Equal(kernel.Margin(row), explainer.ExpectedMargin + explainer.Contributions(row).Sum(), 1e-8);
        }
    }

    [Fact]
    public void Contributions_FeatureThatNoTreeReads_IsZero()
    {
        var tree = new EnsembleTree([1], [0f], [~0], [~1], [-1.0, 3.0], [30, 10]);
        var explainer = new TreeExplainer(new EnsembleKernel(new TreeEnsemble(2, 0.5, [tree])));

        Assert.Equal(0.5, explainer.ExpectedMargin, 1e-12);
        double[] expected = [0, 3];
        Assert.All(explainer.Contributions([7f, 1f]).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void Contributions_ManyThreads_AgreeWithOne()
    {
        var random = new RandomEnsemble(9);
        var explainer = new TreeExplainer(new EnsembleKernel(random.Make(features: 20, trees: 20, maxLeaves: 32)));
        float[][] rows = [.. Enumerable.Range(0, 200).Select(_ => random.Row(20))];
        double[][] expected = [.. rows.Select(row => explainer.Contributions(row))];

        Parallel.For(0, rows.Length, i => Assert.Equal(expected[i], explainer.Contributions(rows[i])));
    }
}
