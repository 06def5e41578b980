using System.Text.Json;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Tests.Pages;

/// <summary>The DAGs that the browser meets: one that fails until it is healed, one that goes on until it is let go, one with parameters, one to fill, one with many runs.</summary>
internal sealed class BrowserDags
{
    public const string Markup = "<img src=x onerror=\"document.title='broken into'\">";

    private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether "load" of "healing" fails.</summary>
    public bool IsPoisoned { get; set; } = true;

    public IReadOnlyList<NamedDag> All =>
    [
        new("healing", new TestDag(Healing)), new("going-on", new TestDag(GoingOn)), new("asking", new TestDag(Asking)),
        new("filling", new TestDag(Filling)), new("many", new TestDag(Many)),
    ];

    public void OpenGate() => _gate.TrySetResult();

    public void CloseGate() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Healing(DagBuilder dag)
    {
        dag.Describe($"Fails until it is healed {Markup}").OwnedBy("payments-team");
        var extract = dag.Run("extract", (run, _) =>
        {
            run.Log($"read {Markup}");
            return Task.FromResult(Markup);
        });
        var list = dag.Run<IReadOnlyList<int>>("list", (_, _) => Task.FromResult<IReadOnlyList<int>>([1, 2, 3])).After(extract);
        var each = dag.Map("each", list, (item, _, _) => Task.FromResult(item * 2));
        var load = dag.Run("load", extract, (text, run, _) =>
        {
            run.Log("loading");
            run.Part(new StepPart("model.marts.fct_payments", "model", IsPoisoned ? "error" : "success", null, null, Rows: 1234, Message: Markup));
            return IsPoisoned ? throw new StepFailedException($"the table is locked {Markup}", retry: true) : Task.FromResult(text.Length);
        }).After(each).Retry(1, Backoff.Constant(TimeSpan.FromMilliseconds(50)));
        dag.Nothing("report").After(load);
        dag.Nothing("clean-up").After(load, extract).On(TriggerRule.AllDone);
    }

    private void GoingOn(DagBuilder dag)
    {
        var work = dag.Run("work", async (run, cancellationToken) =>
        {
            for (var line = 1; ; line++)
            {
                run.Log($"line {line}");
                if (await Task.WhenAny(_gate.Task, Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken)) == _gate.Task)
                {
                    return line;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }).InPool("glue");
        dag.Nothing("after").After(work);
    }

    private static void Asking(DagBuilder dag)
    {
        dag.Parameters(new { country = "BR", limit = 10, isDry = true, tags = (string[])["a"] });
        dag.Run("answer", (run, _) => Task.FromResult(run.Parameters<JsonElement>().GetRawText())).Updates("answers");
    }

    private void Filling(DagBuilder dag)
    {
        dag.EveryInterval("0 0 * * *").Catchup(Catchup.None);
        dag.Run("fill", async (run, cancellationToken) =>
        {
            if (run.Interval.Start.Day == 20)
            {
                await _gate.Task.WaitAsync(cancellationToken);
            }

            return run.Interval.Start.Day;
        });
    }

    private static void Many(DagBuilder dag)
    {
        dag.EveryInterval("0 * * * *").StartPaused();
        var first = dag.Nothing("first");
        dag.Nothing("second").After(first);
        dag.Nothing("third").After(first);
    }
}
