using Grpc.Core;
using Visa.Decisions.Policies;
using Visa.Decisions.Protocol;
using Visa.Features;

namespace Visa.Scoring.Serving;

/// <summary>Refuses requests that cannot be scored, in words for the engineer of the caller.</summary>
internal static class ScoreBatchRequestCheck
{
    /// <summary>So that the largest request, with its facts, stays below the four megabytes that gRPC's clients, servers and proxies take unless they are told otherwise.</summary>
    public const int MaxRows = 4_000;

    public static void ThrowIfMalformed(ScoreBatchRequest request)
    {
        if (request.CatalogueVersion != FeatureCatalogue.Version)
        {
            throw Refused(StatusCode.FailedPrecondition, $"The vectors follow feature catalogue {request.CatalogueVersion}, but this service scores catalogue {FeatureCatalogue.Version}; deploy both from one version.");
        }

        if (request.FeatureCount != FeatureCatalogue.Count)
        {
            throw Refused(StatusCode.InvalidArgument, $"feature_count is {request.FeatureCount}, but catalogue {FeatureCatalogue.Version} has {FeatureCatalogue.Count} features.");
        }

        var (rows, rest) = Math.DivRem(request.Features.Count, FeatureCatalogue.Count);
        if (rest != 0)
        {
            throw Refused(StatusCode.InvalidArgument, $"{request.Features.Count} values are not a whole number of rows of {FeatureCatalogue.Count} features; {rest} are left over.");
        }

        if (rows > MaxRows)
        {
            throw Refused(StatusCode.InvalidArgument, $"A batch has at most {MaxRows} rows, not {rows}; send several.");
        }

        if (request.Facts.Count != 0 && request.Facts.Count != rows)
        {
            throw Refused(StatusCode.InvalidArgument, $"There are facts of {request.Facts.Count} transactions for {rows} rows; send one for each row, or none.");
        }

        if (request.ModelVersion.Length == 0 != (request.PolicyVersion.Length == 0))
        {
            throw Refused(StatusCode.InvalidArgument, "model_version and policy_version are asked for together, or neither is.");
        }
    }

    public static TransactionFacts[] ReadFacts(ScoreBatchRequest request)
    {
        if (request.Facts.Count == 0) return [];
        var facts = new TransactionFacts[request.Facts.Count];
        for (var row = 0; row < facts.Length; row++)
        {
            if (!FactsMessage.TryRead(request.Facts[row], out facts[row], out var problem)) throw Refused(StatusCode.InvalidArgument, $"Row {row} {problem}.");
        }

        return facts;
    }

    /// <summary>NaN stands for a value that does not exist, on which no rule fires; an infinity is a bug of the caller.</summary>
    public static void ThrowIfInfinite(ReadOnlySpan<float> vectors)
    {
        for (var i = 0; i < vectors.Length; i++)
        {
            if (!float.IsInfinity(vectors[i])) continue;
            var (row, feature) = Math.DivRem(i, FeatureCatalogue.Count);
            throw Refused(StatusCode.InvalidArgument, $"Row {row} has an infinite value for {FeatureCatalogue.Features[feature].Name} (feature {feature}).");
        }
    }

    private static RpcException Refused(StatusCode code, string detail) => new(new Status(code, detail));
}
