using Visa.Scoring.Training;

namespace Visa.Scoring.TrainingRuns;

/// <summary>A candidate that was trained, and how it did on the validation rows.</summary>
internal sealed record Trial(string Learner, LearnerSettings Settings, double AveragePrecision, double AucRoc, bool CanServe);
