using Visa.Decisions.Ensembles;

namespace Visa.Decisions.ModelFiles;

/// <summary>A model as it is stored: its description and its trees.</summary>
public sealed record TrainedModel(ModelDescription Description, TreeEnsemble Ensemble);
