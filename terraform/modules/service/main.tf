locals {
  container = {
    name                   = var.service
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
    healthCheck = {
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
        "awslogs-stream-prefix" = var.service
        "mode"                  = "non-blocking"
        "max-buffer-size"       = "4m"
      }
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/visa/${var.name}/${var.service}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.telemetry_key_arn
}

resource "aws_ecs_task_definition" "this" {
  family                   = "${var.name}-${var.service}"
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

resource "aws_ecs_service" "this" {
  name                               = var.service
  cluster                            = var.cluster_arn
  task_definition                    = aws_ecs_task_definition.this.arn
  desired_count                      = var.tasks.least
  launch_type                        = "FARGATE"
  platform_version                   = "1.4.0"
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  enable_execute_command             = false
  propagate_tags                     = "SERVICE"
  wait_for_steady_state              = true
  health_check_grace_period_seconds  = var.target_group_arn == null ? null : var.start_seconds

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = var.namespace_arn

    dynamic "service" {
      for_each = { for name, port in var.ports : name => port if port.alias != null }

      content {
        port_name      = service.key
        discovery_name = service.value.alias

        client_alias {
          dns_name = service.value.alias
          port     = service.value.port
        }
      }
    }
  }

  dynamic "load_balancer" {
    for_each = var.target_group_arn == null ? [] : [var.target_group_arn]

    content {
      target_group_arn = load_balancer.value
      container_name   = var.service
      container_port   = var.balanced_port
    }
  }

  # Autoscaling owns the number from the first apply on.
  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.task, aws_iam_role_policy.execution]
}
