using Visa.Dbt.Nodes;

namespace Visa.Dbt.Execution;

public sealed class SilentObserver : IRunObserver
{
    public void Found(IReadOnlyCollection<Node> nodes, Projects.Target target) { }

    public void Started(Node node, int index, int total) { }

    public void Finished(NodeResult result, int index, int total) { }

    public void Told(string message) { }
}
