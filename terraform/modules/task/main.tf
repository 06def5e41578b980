locals {
  container = {
    name                   = coalesce(var.container, var.task)
    image                  = var.image
    essential              = true
    user                   = var.user
    readonlyRootFilesystem = true
    stopTimeout            = var.stop_seconds
    command                = var.command
    environment            = [for name in sort(keys(var.environment)) : { name = name, value = var.environment[name] }]
    secrets                = [for name in sort(keys(var.secrets)) : { name = name, valueFrom = var.secrets[name] }]
    portMappings = [for name in sort(keys(var.ports)) : {
      name          = name
      containerPort = var.ports[name].port
      protocol      = "tcp"
      appProtocol   = var.ports[name].protocol
    }]
    healthCheck = var.health_check == null ? null : {
      command     = concat(["CMD"], var.health_check)
      interval    = 15
      timeout     = 5
      retries     = 3
      startPeriod = var.start_seconds
    }
    linuxParameters = {
      initProcessEnabled = true
      capabilities       = { drop = ["ALL"] }
      # The only places that can be written; they are memory and end with the task.
      tmpfs = [for path in sort(keys(var.writable_megabytes)) : {
        containerPath = path
        size          = var.writable_megabytes[path]
        mountOptions  = ["rw", "nosuid", "nodev", "noexec"]
      }]
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        "awslogs-group"         = aws_cloudwatch_log_group.this.name
        "awslogs-region"        = var.region
        "awslogs-stream-prefix" = var.task
        "mode"                  = "non-blocking"
        "max-buffer-size"       = "4m"
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/visa/${var.name}/${var.task}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.telemetry_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = "${var.name}-${var.task}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cpu
  memory                   = var.memory
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  skip_destroy             = true # The circuit breaker rolls back to the revision before, which must still be there.
  container_definitions    = jsonencode([{ for key, value in local.container : key => value if value != null }])

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }
}
