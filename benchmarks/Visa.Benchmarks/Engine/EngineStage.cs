namespace Visa.Benchmarks.Engine;

/// <summary>The stages of a decision, in order.</summary>
internal enum EngineStage
{
    Decode,
    Features,
    Assess,
    Encode,
}
