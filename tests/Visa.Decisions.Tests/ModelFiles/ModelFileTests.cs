using System.Collections.Immutable;
using System.Security.Cryptography;
using Visa.Decisions.Calibrations;
using Visa.Decisions.Ensembles;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Tests.Ensembles;
using Visa.Features;

namespace Visa.Decisions.Tests.ModelFiles;

public sealed class ModelFileTests
{
    private static readonly TreeEnsemble Ensemble = new RandomEnsemble(21).Make(features: 3, trees: 5, maxLeaves: 8);

    internal static readonly ModelDescription Description = new()
    {
        Version = "lightgbm-20261101-a1b2c3d4",
        Learner = "lightgbm",
        TrainedAt = new DateTimeOffset(2026, 11, 1, 2, 3, 4, TimeSpan.Zero),
        CatalogueVersion = FeatureCatalogue.Version,
        Features = [Feature("amount", -1f), Feature("is_foreign", 0.5f), Feature("log_amount", 0f)],
        Calibration = new SigmoidCalibration(0.9, -0.1),
        Window = new TrainingWindow(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(30), DateTimeOffset.UnixEpoch.AddDays(37), 100_000, 250),
        Metrics = new Dictionary<string, ModelMetric> { ["average_precision"] = new(0.7, 0.65, 0.75), ["auc_roc"] = new(0.95) }.ToImmutableSortedDictionary(),
        Lineage = new Dictionary<string, string> { ["seed"] = "1" }.ToImmutableSortedDictionary(),
    };

    private static readonly TrainedModel Model = new(Description, Ensemble);

    [Fact]
    public void Read_WhatWasWritten_IsTheSameModel()
    {
        var file = ModelFile.Write(Model);

        var read = ModelFile.Read(file);

        Assert.Equal(file, ModelFile.Write(read));
        Assert.Equal(Description.Features.AsEnumerable(), read.Description.Features);
        Assert.Equal(Description.Calibration, read.Description.Calibration);
        Assert.Equal(Description.Metrics.AsEnumerable(), read.Description.Metrics);
        var row = new RandomEnsemble(2).Row(3);
        Assert.Equal(Ensemble.Margin(row), read.Ensemble.Margin(row));
    }

    [Fact]
    public void Read_AnyByteChanged_IsRefused()
    {
        var file = ModelFile.Write(Model);
        for (var i = 0; i < file.Length; i++)
        {
            file[i] ^= 0x10;
            Assert.Throws<InvalidModelException>(() => ModelFile.Read(file));
            file[i] ^= 0x10;
        }
    }

    [Fact]
    public void Read_AnyEndMissing_IsRefused()
    {
        var file = ModelFile.Write(Model);
        for (var length = 0; length < file.Length; length++) Assert.Throws<InvalidModelException>(() => ModelFile.Read(file.AsSpan(0, length)));
    }

    [Fact]
    public void Read_ForgedContentUnderAValidChecksum_IsRefusedOrSound()
    {
        var original = ModelFile.Write(Model);
        var random = new Random(4);
        var refused = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var content = original[..^32];
            for (var changes = random.Next(1, 4); changes > 0; changes--) content[random.Next(16, content.Length)] = (byte)random.Next(256);
            byte[] forged = [.. content, .. SHA256.HashData(content)];
            try
            {
                var read = ModelFile.Read(forged);
                Assert.True(double.IsFinite(new EnsembleKernel(read.Ensemble).Margin(new float[3])));
            }
            catch (InvalidModelException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 3_000);
    }

    [Fact]
    public void ServingModel_FeatureDefinedOtherwise_IsRefusedByName()
    {
        var redefined = Description with { Features = Description.Features.SetItem(1, Description.Features[1] with { Fingerprint = "other" }) };

        var exception = Assert.Throws<InvalidModelException>(() => new ServingModel(new TrainedModel(redefined, Ensemble)));

        Assert.Contains("is_foreign", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ServingModel_FeatureThatTheCatalogueLacks_IsRefusedByName()
    {
        var unknown = Description with { Features = Description.Features.SetItem(1, new ModelFeature(40_000, "moon_phase", "x", 0)) };

        var exception = Assert.Throws<InvalidModelException>(() => new ServingModel(new TrainedModel(unknown, Ensemble)));

        Assert.Contains("moon_phase", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Vector_AddsUpToTheMarginStrongestFirst()
    {
        var model = new ServingModel(Model);
        var vector = new float[FeatureCatalogue.Count];
        vector[FeatureCatalogue.IndexOf("amount")] = float.NaN;
        vector[FeatureCatalogue.IndexOf("log_amount")] = 0.5f;

        var contributions = model.Explain(vector);

        Assert.Equal(model.Kernel.Margin(vector), model.ExpectedMargin + contributions.Sum(contribution => contribution.Contribution), 1e-9);
        Assert.Equal(contributions.OrderByDescending(contribution => Math.Abs(contribution.Contribution)), contributions);
    }

    private static ModelFeature Feature(string name, float missing)
    {
        var definition = FeatureCatalogue.Features[FeatureCatalogue.IndexOf(name)];
        return new ModelFeature(definition.Id, definition.Name, definition.Fingerprint, missing);
    }
}
