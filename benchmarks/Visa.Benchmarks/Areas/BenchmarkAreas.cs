using Visa.Benchmarks.Batch;
using Visa.Benchmarks.CardFeatures;
using Visa.Benchmarks.EndToEnd;
using Visa.Benchmarks.Engine;
using Visa.Benchmarks.Generation;
using Visa.Benchmarks.Handbook;
using Visa.Benchmarks.Kernel;
using Visa.Benchmarks.LocalAws;
using Visa.Benchmarks.Orchestration;
using Visa.Benchmarks.Training;

namespace Visa.Benchmarks.Areas;

/// <summary>Every area, in the order in which <c>./visa bench all</c> runs them.</summary>
internal static class BenchmarkAreas
{
    public static IReadOnlyList<IBenchmarkArea> All { get; } =
        [new GeneratorArea(), new LocalAwsArea(), new FeaturesArea(), new ScoringArea(), new TrainingArea(), new EngineArea(), new EndToEndArea(), new BatchArea(), new HandbookArea(), new OrchestratorArea()];
}
