using Visa.Decisions.Ensembles;

namespace Visa.Decisions.Tests.Ensembles;

public sealed class EnsembleKernelTests
{
    [Fact]
    public void Margin_RandomEnsembles_EqualsTheDefinition()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new RandomEnsemble(seed);
            var ensemble = random.Make(features: 1 + seed % 9, trees: seed % 30, maxLeaves: 40);
            var kernel = new EnsembleKernel(ensemble);
            for (var i = 0; i < 50; i++)
            {
                var row = random.Row(ensemble.FeatureCount);
                Assert.Equal(ensemble.Margin(row), kernel.Margin(row), 1e-12);
            }
        }
    }

    [Fact]
    public void Margins_ManyRows_AreThoseOfTheRowsAloneToTheBit()
    {
        var random = new RandomEnsemble(7);
        var kernel = new EnsembleKernel(random.Make(features: 30, trees: 61, maxLeaves: 64));
        float[][] rows = [.. Enumerable.Range(0, 1_037).Select(_ => random.Row(30))];
        var margins = new double[rows.Length];

        kernel.Margins(rows.SelectMany(row => row).ToArray(), margins);

        Assert.Equal(rows.Select(row => kernel.Margin(row)), margins);
    }

    [Fact]
    public void Margin_MissingFeature_IsThatOfItsStandIn()
    {
        var random = new RandomEnsemble(3);
        var ensemble = random.Make(features: 4, trees: 20, maxLeaves: 16);
        var kernel = new EnsembleKernel(ensemble, [5, 1, 0, 3], [-1f, 0.25f, 9f, 0f], vectorLength: 6);
        for (var i = 0; i < 200; i++)
        {
            var vector = random.Row(6);
            vector[i % 6] = float.NaN;
            float[] row = [Or(vector[5], -1f), Or(vector[1], 0.25f), Or(vector[0], 9f), Or(vector[3], 0f)];
            Assert.Equal(ensemble.Margin(row), kernel.Margin(vector), 1e-12);
        }

        static float Or(float value, float standIn) => float.IsNaN(value) ? standIn : value;
    }

    [Fact]
    public void Margin_InfiniteFeature_GoesToTheEnds()
    {
        var tree = new EnsembleTree([0], [float.MaxValue], [~0], [~1], [1.0, 2.0], [1, 1]);
        var kernel = new EnsembleKernel(new TreeEnsemble(1, 0, [tree]));

        Assert.Equal(2.0, kernel.Margin([float.PositiveInfinity]));
        Assert.Equal(1.0, kernel.Margin([float.MaxValue]));
        Assert.Equal(1.0, kernel.Margin([float.NegativeInfinity]));
    }

    [Fact]
    public void Margins_Repeatedly_AllocateNothing()
    {
        var random = new RandomEnsemble(11);
        var kernel = new EnsembleKernel(random.Make(features: 150, trees: 300, maxLeaves: 64));
        float[] rows = [.. Enumerable.Range(0, 500).SelectMany(_ => random.Row(150))];
        var margins = new double[500];
        kernel.Margins(rows, margins);
        kernel.Margin(rows.AsSpan(0, 150));

        var before = GC.GetAllocatedBytesForCurrentThread();
        kernel.Margins(rows, margins);
        kernel.Margin(rows.AsSpan(0, 150));

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Margins_PartOfARow_IsRefused()
    {
        var kernel = new EnsembleKernel(new RandomEnsemble(1).Make(features: 3, trees: 2, maxLeaves: 4));

        Assert.Throws<ArgumentException>(() => kernel.Margins(new float[7], new double[2]));
    }
}
