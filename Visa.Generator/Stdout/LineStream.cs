using System.Buffers;
using Visa.Generator.History;
using Visa.Generator.Simulation;

namespace Visa.Generator.Stdout;

/// <summary>Writes transactions to a stream as fast as its reader takes them.</summary>
internal static class LineStream
{
    private const int PieceBytes = 128 * 1024;

    /// <summary>Writes until the days are over, the limit is reached, or the reader has gone: that is an end like the others.</summary>
    /// <returns>Lines written.</returns>
    public static async Task<long> WriteAsync(NetworkSimulation simulation, HistoryOptions options, long limit, Stream output, CancellationToken cancellationToken)
    {
        var encoder = new TransactionEncoder();
        var lines = new ArrayBufferWriter<byte>(PieceBytes + TransactionEncoder.MaxBytes);
        var written = 0L;
        for (var days = 0; days < options.Days && written < limit; days++)
        {
            var day = simulation.NextDay(options.Parallelism, cancellationToken);
            for (var i = 0; i < day.Count && written < limit; i++, written++)
            {
                encoder.Write(lines, day, i, day.EventTime(i));
                if (lines.WrittenCount >= PieceBytes && !await TryFlushAsync(lines, output, cancellationToken)) return written;
            }
            if (!await TryFlushAsync(lines, output, cancellationToken)) return written;
        }
        return written;
    }

    private static async Task<bool> TryFlushAsync(ArrayBufferWriter<byte> lines, Stream output, CancellationToken cancellationToken)
    {
        try
        {
            await output.WriteAsync(lines.WrittenMemory, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        catch (IOException exception) when (ClosedPipe.IsCauseOf(exception))
        {
            return false;
        }
        lines.ResetWrittenCount();
        return true;
    }
}
