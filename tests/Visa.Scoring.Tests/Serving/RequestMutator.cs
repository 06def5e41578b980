using Google.Protobuf;
using Visa.Decisions.Protocol;
using Visa.Features;
using Visa.Scoring.Serving;

namespace Visa.Scoring.Tests.Serving;

/// <summary>Breaks a sound request: bytes anywhere, values that are no numbers, other versions and names, and far too many rows.</summary>
internal sealed class RequestMutator(ScoreBatchRequest sound)
{
    private const int HugeOnceIn = 500;

    private static readonly float[] Odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon, -0f, BitConverter.Int32BitsToSingle(0x7F80_0001)];

    private static readonly string[] Names = ["", "scorecard-1", "1", "2", "champion", "../../etc/passwd", "%00", "\u0000", new('x', 5_000)];

    private readonly byte[] _sound = sound.ToByteArray();

    public byte[] Mutate(Random random)
    {
        if (random.Next(HugeOnceIn) == 0) return Huge(random);
        return random.Next(6) switch
        {
            0 => Bytes(random, 0, 12),
            1 => Bytes(random, 0, 12)[..random.Next(_sound.Length)],
            // Two messages in a row are one whose lists are both of theirs.
            2 => [.. _sound, .. Bytes(random, 8, _sound.Length)[..random.Next(_sound.Length)]],
            3 => OddValues(random).ToByteArray(),
            4 => OddNames(random).ToByteArray(),
            _ => Bytes(random, 8, _sound.Length),
        };
    }

    private byte[] Bytes(Random random, int from, int to)
    {
        var bytes = (byte[])_sound.Clone();
        for (var changes = random.Next(1, 8); changes > 0; changes--) bytes[random.Next(from, to)] = (byte)random.Next(256);
        return bytes;
    }

    private ScoreBatchRequest OddValues(Random random)
    {
        var request = sound.Clone();
        for (var changes = random.Next(1, 20); changes > 0; changes--) request.Features[random.Next(request.Features.Count)] = Odd[random.Next(Odd.Length)];
        return request;
    }

    private ScoreBatchRequest OddNames(Random random)
    {
        var request = sound.Clone();
        (request.ModelVersion, request.PolicyVersion) = (Names[random.Next(Names.Length)], Names[random.Next(Names.Length)]);
        if (random.Next(4) == 0) request.CatalogueVersion = random.Next(int.MinValue, int.MaxValue);
        if (random.Next(4) == 0) request.FeatureCount = random.Next(int.MinValue, int.MaxValue);
        if (random.Next(4) == 0) request.Facts[random.Next(request.Facts.Count)].TransactionId = Names[random.Next(Names.Length)];
        if (random.Next(4) == 0) request.Facts[random.Next(request.Facts.Count)].EventTime = random.NextInt64(long.MinValue, long.MaxValue);
        return request;
    }

    /// <summary>One row too many, or so many that the message is not even read.</summary>
    private byte[] Huge(Random random)
    {
        var request = sound.Clone();
        var rows = random.Next(2) == 0 ? ScoreBatchRequestCheck.MaxRows + 1 : 3 * ScoreBatchRequestCheck.MaxRows;
        request.Features.Clear();
        request.Features.AddRange(new float[rows * FeatureCatalogue.Count]);
        return request.ToByteArray();
    }
}
