using Visa.Orchestrator.Dags;

namespace Visa.Orchestrator.Tests;

internal sealed class TestDag(Action<DagBuilder> configure) : IDag
{
    public void Configure(DagBuilder dag) => configure(dag);
}
