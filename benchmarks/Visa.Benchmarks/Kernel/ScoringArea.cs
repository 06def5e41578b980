using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using Visa.Benchmarks.Areas;
using Visa.Benchmarks.Measuring;
using Visa.Decisions.Ensembles;
using Visa.Decisions.Explanations;
using Visa.Scoring.Training;
using Prediction = Microsoft.ML.Data.BinaryPredictionTransformer<Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LightGbm.LightGbmBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>>;

namespace Visa.Benchmarks.Kernel;

/// <summary>The serving kernel beside ML.NET's prediction engine and batch transform, and XGBoost where Debian's package is installed, on ensembles of one shape.</summary>
internal sealed class ScoringArea : IBenchmarkArea
{
    private const int Trees = 300;
    private const int Leaves = 64;
    private const int BatchRows = 500;

    public string Name => "scoring";

    public string Description => "the serving kernel: one row, batches, explanations; gRPC round trips";

    public async Task MeasureAsync(BenchmarkSession session, CancellationToken cancellationToken)
    {
        session.Report($"training {Trees} trees of {Leaves} leaves");
        var ml = new MLContext(1);
        var model = Train(ml, KernelData.Make(session.Quick ? 20_000 : 100_000, 1));
        var ensemble = MlTrees.Export(model.Model.SubModel.TrainedTreeEnsemble, KernelData.Make(10_000, 2));
        var kernel = new EnsembleKernel(ensemble);
        var rows = KernelData.Make(10_000, 3);
        using var engine = ml.Model.CreatePredictionEngine<KernelRow, KernelAnswer>(model, inputSchemaDefinition: Schema());
        var table = ml.Data.Cache(MlData.View(ml, rows));

        var times = await session.MediansAsync(
            [
                new("kernel, single rows", _ => Task.FromResult(SingleRows(kernel, rows))),
                new("ML.NET prediction engine", _ => Task.FromResult(Engine(engine, rows))),
                new("kernel, batches", _ => Task.FromResult(Batches(kernel, rows))),
                new("ML.NET transform", _ => Task.FromResult(Transform(model, table, rows.Count))),
                new("explanations", _ => Task.FromResult(Explanations(new TreeExplainer(kernel), rows))),
            ],
            cancellationToken);
        session.Record(new Measurement("one row", times[0], "µs") { Better = Better.Lower, Peer = "ML.NET PredictionEngine", PeerValue = times[1], Aim = Aim.RatioAtLeast(5) });
        session.Record(new Measurement($"a row in batches of {BatchRows}", times[2], "µs") { Better = Better.Lower, Peer = "ML.NET Transform", PeerValue = times[3] });
        session.Record(new Measurement("an explanation", times[4], "µs") { Better = Better.Lower });
        session.Record(new Measurement("allocated for a row", Allocated(kernel, rows), "bytes") { Better = Better.Lower, Aim = Aim.AtMost(0) });
        session.Record(new Measurement("greatest difference from ML.NET's score", Difference(engine, kernel, rows), "log-odds") { Better = Better.Lower, Aim = Aim.AtMost(1e-6) });
        await RoundTrips.MeasureAsync(session, ensemble, cancellationToken);
        await XgBoostPeer.MeasureAsync(session, times[0], times[2], cancellationToken);
    }

    private static Prediction Train(MLContext ml, LabelledRows rows) =>
        ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            FeatureColumnName = nameof(MlRow.Features),
            LabelColumnName = nameof(MlRow.Label),
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = 0.05,
            HandleMissingValue = false,
            UseCategoricalSplit = false,
            Booster = new GradientBooster.Options { MaximumTreeDepth = 8 },
            Seed = 1,
            Silent = true,
        }).Fit(MlData.View(ml, rows));

    private static SchemaDefinition Schema()
    {
        var schema = SchemaDefinition.Create(typeof(KernelRow));
        schema[nameof(KernelRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, KernelData.Width);
        return schema;
    }

    private static double SingleRows(EnsembleKernel kernel, LabelledRows rows)
    {
        var sum = 0.0;
        return Microseconds(rows.Count, () =>
        {
            for (var row = 0; row < rows.Count; row++) sum += kernel.Margin(rows.Row(row));
        });
    }

    private static double Batches(EnsembleKernel kernel, LabelledRows rows)
    {
        var margins = new double[BatchRows];
        return Microseconds(rows.Count, () =>
        {
            for (var row = 0; row < rows.Count; row += BatchRows) kernel.Margins(rows.Values.AsSpan(row * rows.Width, BatchRows * rows.Width), margins);
        });
    }

    private static double Engine(PredictionEngine<KernelRow, KernelAnswer> engine, LabelledRows rows)
    {
        var row = new KernelRow { Features = new float[rows.Width] };
        var answer = new KernelAnswer();
        return Microseconds(rows.Count, () =>
        {
            for (var i = 0; i < rows.Count; i++)
            {
                rows.Row(i).CopyTo(row.Features);
                engine.Predict(row, ref answer);
            }
        });
    }

    private static double Transform(Prediction model, IDataView table, int count)
    {
        var sum = 0f;
        return Microseconds(count, () => sum += model.Transform(table).GetColumn<float>("Score").Sum());
    }

    private static double Explanations(TreeExplainer explainer, LabelledRows rows)
    {
        const int Explained = 200;
        return Microseconds(Explained, () =>
        {
            for (var row = 0; row < Explained; row++) explainer.Contributions(rows.Row(row));
        });
    }

    private static double Allocated(EnsembleKernel kernel, LabelledRows rows)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 0; row < 1_000; row++) kernel.Margin(rows.Row(row));
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000.0;
    }

    private static double Difference(PredictionEngine<KernelRow, KernelAnswer> engine, EnsembleKernel kernel, LabelledRows rows) =>
        Enumerable.Range(0, rows.Count).Max(row => Math.Abs(engine.Predict(new KernelRow { Features = rows.Row(row).ToArray() }).Score - kernel.Margin(rows.Row(row))));

    private static double Microseconds(int count, Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / count;
    }
}
