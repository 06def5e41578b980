using System.Collections.Concurrent;
using Visa.Orchestrator.Runs;
using Visa.Orchestrator.Steps;
using Visa.Orchestrator.Storage;

namespace Visa.Orchestrator.Scheduling;

/// <summary>Keeps a step's lines and parts until they are written, which happens about once a second and at its end.</summary>
internal sealed class StepReport(StepRow step, TimeProvider time) : IStepReport
{
    private const int LongestLine = 4_000;

    private readonly ConcurrentQueue<(long At, string Text)> _lines = [];
    private readonly ConcurrentDictionary<string, StepPart> _parts = new(StringComparer.Ordinal);

    public void Line(string line) => _lines.Enqueue((time.GetUtcNow().UtcTicks, line.Length <= LongestLine ? line : line[..LongestLine]));

    public void Part(StepPart part) => _parts[part.Name] = part;

    public async Task FlushAsync(IDatabase database, CancellationToken cancellationToken)
    {
        if (_lines.IsEmpty && _parts.IsEmpty)
        {
            return;
        }

        await database.WriteAsync("write log", async session =>
        {
            while (_lines.TryDequeue(out var line))
            {
                await session.ExecuteAsync(
                    "INSERT INTO log_line (step_id, generation, attempt, at, text) VALUES (@step, @generation, @attempt, @at, @text)",
                    ("@step", step.Id), ("@generation", step.Generation), ("@attempt", step.Attempt), ("@at", line.At), ("@text", line.Text));
            }

            foreach (var name in _parts.Keys)
            {
                if (_parts.TryRemove(name, out var part))
                {
                    await WriteAsync(session, part);
                }
            }

            return 0;
        }, cancellationToken);
    }

    private Task<int> WriteAsync(Session session, StepPart part) => session.ExecuteAsync(
        """
        INSERT INTO step_part (step_id, generation, name, kind, state, started_at, ended_at, row_count, message)
        VALUES (@step, @generation, @name, @kind, @state, @started, @ended, @rows, @message)
        ON CONFLICT (step_id, generation, name) DO UPDATE SET state = excluded.state, started_at = excluded.started_at, ended_at = excluded.ended_at,
            row_count = excluded.row_count, message = excluded.message
        """,
        ("@step", step.Id), ("@generation", step.Generation), ("@name", part.Name), ("@kind", part.Kind), ("@state", part.State),
        ("@started", part.StartedAt?.UtcTicks), ("@ended", part.EndedAt?.UtcTicks), ("@rows", part.Rows), ("@message", part.Message));
}
